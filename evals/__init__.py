"""Quality measured on labelled articles: `python -m evals` prints the figures of the folder in REPURPOSE_EVAL_DATA."""

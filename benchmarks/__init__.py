"""Speed, measured as ratios to something that ran in the same minute. Run by hand and in CI as a smoke; asserts no time."""

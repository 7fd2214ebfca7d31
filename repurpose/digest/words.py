"""The words by which Chinese and English articles report speech: verbs, roles, pronouns, names. Data and nothing else.

Chinese words are written in Simplified characters and are looked for in text in
that form (`text.scripts.simplified`, which keeps every offset). Word lists say something about the language, never about one article.
"""

from __future__ import annotations

import re


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


def any_of(words: str) -> str:
    """An alternation of the words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words.split()), key=lambda w: (-len(w), w)))


SAY = any_of(
    "说 说道 说过 说明 表示 指出 强调 解释 解释道 解释说 补充 补充道 补充说 回忆 回忆道 回忆说 回答 回答道 回答说 答道 "
    "答说 回应 回应道 回应说 回复 坦言 直言 坦承 坦白 承认 坦率 透露 透露道 形容 描述 总结 总结道 总结说 感叹 感叹道 感慨 感慨道 "
    "笑说 笑着说 笑道 打趣 调侃 调侃道 反问 反问道 追问 追问道 问 问道 询问 提问 发问 质问 质疑 写道 写下 写到 "
    "提醒 警告 建议 呼吁 宣布 宣称 声称 称 预测 预言 主张 断言 澄清 反驳 反驳道 比喻 类比 分析 观察 评价 评论 批评 抱怨 抗议 自嘲 "
    "点出 点评 直指 谈到 谈道 聊到 提到 提及 提出 讲 讲道 回击 发帖称 发文称 发文 发帖 推文 留言 引用 引述 接话 接着说 继续说 "
    "下结论 归纳 概括 告诉 分享 吐槽 怒斥 反击 惊叹 嘲讽 辩称 辩解 鼓励 嘱咐 认为 相信 觉得 判断 坚持 脱口而出 "
    "开玩笑说 开玩笑 苦笑 大笑 直说 坦白说 强调说 补了一句 补了一刀 丢下一句 抛出 反复强调 插话 劝 喊 喊道 吼 "
    "道出 道破 直率 明言 直接说 开场 说出 指着 重申 阐述 阐释 阐明 讲述 描绘 自述 自称 自问 结语 表态 转述 作结 收尾 下了 留下一句 撂下一句 回了一句 冒出一句 甩下一句 说了一句"
)
"""Verbs of saying, and of thinking aloud, which report the same in articles from interviews."""

SPOKEN = any_of(
    "说 说道 表示 指出 强调 解释 解释道 补充 补充道 回忆 回忆道 回答 回应 坦言 直言 坦承 承认 透露 透露道 形容 描述 总结 感叹 感慨 "
    "笑说 笑道 打趣 调侃 反问 追问 问 问道 写道 写下 提醒 警告 建议 呼吁 宣布 预测 预言 主张 断言 澄清 反驳 比喻 分析 观察 评价 "
    "评论 批评 抱怨 自嘲 点出 点评 谈到 提到 提及 提出 讲 称 认为 相信 接话 接着说 继续说 分享 吐槽 直说 补了一句 坦率 说明 开玩笑 "
    "苦笑 道 强调说 重申 归纳 结论 辩称 惊叹 插话 告诉 描绘 类比"
)
"""The verbs that may stand after a quotation: 「…」他說。"""

PRONOUN = r"他们|她们|他|她|对方|前者|后者"
ROLE = any_of(
    "共同创办人 联合创办人 联合创始人 共同创始人 创办人 创始人 创始合伙人 执行长 首席执行官 首席科学家 首席科学官 首席研究官 "
    "首席研究员 研究长 技术长 首席技术官 首席运营官 首席财务官 首席产品官 产品长 营运长 财务长 策略长 行销长 人资长 董事长 总裁 副总裁 总经理 "
    "副总经理 总监 主管 负责人 合伙人 主席 主持人 共同主持人 主持 教授 副教授 助理教授 博士 研究员 资深研究员 研究科学家 科学家 工程师 "
    "分析师 投资人 投资者 创业家 企业家 作家 作者 记者 主编 总编辑 专栏作家 经济学家 物理学家 数学家 哲学家 心理学家 历史学家 政治学家 生物学家 化学家 "
    "律师 医师 医生 顾问 部长 副部长 部长级 总统 副总统 总理 首相 议员 参议员 众议员 州长 市长 主任 院长 校长 所长 主委 副主委 "
    "委员 发言人 官员 大使 将军 设计师 导演 演员 歌手 选手 教练 制作人 开发者 程序员 程式设计师 架构师 策略师 战略师 专家 学者 老师 教师 "
    "诺贝尔奖得主 得主 发明人 发明者 先驱 元老 高层 老板 CEO CTO COO CFO CPO CSO CIO CMO 研究主管 产品经理 产品副总 工程副总 营运副总 "
    "副总 女士 先生 嘉宾 来宾 受访者 访谈者 提问者 讲者 演讲者 与谈人 副手 同事 搭档 好友 友人 朋友 客座教授 名誉教授 大师 经理人 交易员 署长 局长 处长 司长 次长 秘书长 理事长 会长 行长 研发长 资安长 检察官 法官 讲师 编剧 主播 评论员 评论家 立委 立法委员 候选人"
)
"""Nouns for a person's part or office."""

KIN = any_of(
    "父亲 母亲 爸 爸爸 妈 妈妈 太太 妻子 丈夫 先生 老婆 老公 老师 老板 哥哥 弟弟 姐姐 妹妹 儿子 女儿 团队 父母 家人 助理 教练 朋友 朋友们 "
    "同事 同事们 粉丝 研究团队 公司 客户 员工 学生 律师 医生 经纪人 导师 合伙人 共同创办人 爷爷 奶奶 祖父 祖母 外公 外婆 叔叔 舅舅 阿姨 前老板 "
    "前同事 好友 友人 搭档 主管 上司 部下 下属 恩师 室友 同学 邻居 秘书 幕僚 对手 编辑 翻译 译者 制作人 出版人 前任 继任者 接班人 上级 长官 队友 粉丝们"
)
"""Who stands close to somebody: what 他的父親 says is not what he says."""

FEMALE_KIN = any_of(
    "母亲 妈妈 老妈 太太 妻子 老婆 女儿 姐姐 妹妹 奶奶 祖母 外婆 阿嬷 阿婆 阿姨 婆婆 岳母 姑姑 老太太 老奶奶 女孩 女子 女生 妇人 女友 小女孩 大姐 大妈 大婶 女师傅"
)
MALE_KIN = any_of(
    "父亲 爸爸 老爸 丈夫 老公 儿子 哥哥 弟弟 爷爷 祖父 外公 阿公 阿伯 叔叔 伯伯 舅舅 岳父 老先生 老爷爷 男孩 男子 男生 男友 大叔 大爷 老伯 小男孩"
)
"""Nouns for somebody without a name, by whether 她 or 他 stands for them."""

HOST_WORDS = frozenset({"主持人", "主持", "共同主持人", "访谈者", "提问者"})

NEARNESS = frozenset(
    {"朋友", "好友", "友人", "同事", "搭档", "女士", "先生", "受访者", "嘉宾", "来宾", "专家", "高层", "老板"}
)
"""Roles towards somebody else, which say nothing about a person on a card."""

NOBODY = (
    r"(?:有人|有些人|很多人|许多人|不少人|多数人|大多数人|大部分人|一般人|普通人|每个人|所有人|任何人|别人|其他人|人们|大家|"
    r"外界|业界|市场|网友|舆论|社会|媒体|批评者|支持者|反对者|怀疑者|乐观派|悲观派|末日派|老板|员工|客户|顾客|消费者|使用者|"
    r"用户|工程师|采购部门|部门|主管|家长|父母|读者|学生|孩子|小孩|公司|企业|团队|同事们|人类|对方(?!的)|你|您|你们|我们|咱们|"
    r"没有人|没人|谁|记者们|投资人们|专家们|创办人们|每个\S{1,6}|每位\S{1,6}|任何\S{1,6}|某个\S{0,6}|某人|某位)"
)
"""Subjects that are nobody in particular: what they say is a view, not a quotation."""

MACHINE = (
    r"(?:AI|人工智能|人工智慧|模型|语言模型|大模型|机器人|系统|程式|程序|助理|助手|眼镜|演算法|算法|机器|它们?|"
    r"[Aa]gents?|LLMs?|Chat ?GPT|GPT[-‑ ]?[\w.]*|Claude(?: Code| Opus| Sonnet)?|Codex|Gemini|Copilot|Cursor|Siri|Alexa|"
    r"Grok|Llama|DeepSeek|Devin|ClawdBot|chatbot|bot)"
)
"""What answers but is nobody."""

FEMALE = listed(
    "Lisa Amanda Daniela Mira Sarah Jessica Jennifer Emily Emma Anna Anne Kate Katie Susan Mary Maria "
    "Fei-Fei Laura Rachel Rebecca Melanie Claudia Aria Jodi Safra Ginni Meg Sheryl Fidji Elizabeth Alice "
    "Julia Julie Nicole Natalie Michelle Amy Angela Barbara Beth Carol Catherine Christine Cynthia Diana "
    "Diane Donna Dorothy Elena Ellen Eva Evelyn Fiona Frances Gina Gloria Grace Hannah Heather Helen "
    "Irene Jane Janet Jean Joan Karen Kathy Kelly Kim Kristen Linda Lucy Lynn Margaret Martha Megan "
    "Melissa Monica Nancy Olivia Pamela Patricia Priya Ruth Samantha Sandra Sara Sharon Sheila Sofia "
    "Sophia Sophie Stephanie Teresa Theresa Tina Tracy Vanessa Victoria Virginia Wendy Zoe Joelle Timnit "
    "Ursula Cathie Whitney Oprah Marissa Reshma Padmasree Ana Lucia Ingrid Yuki Mei Ling Daphne Cassie "
    "Abigail Adriana Agnes Aisha Alexandra Alexis Alicia Alison Allison Amelia Andrea Anita Anjali Annie Antonia "
    "Aparna Ashley Astrid Audrey Beatrice Bella Bianca Brenda Bridget Brittany Camille Carla Carmen Caroline Cecilia "
    "Charlotte Chelsea Chloe Colleen Courtney Danielle Deborah Debra Deepa Denise Divya Edith Eileen Eleanor "
    "Elaine Elisa Erica Erin Esther Eunice Francesca Freya Gabriela Gabriella Gail Geraldine Gretchen "
    "Gwendolyn Hilary Hillary Isabel Isabella Isabelle Ivana Jacqueline Jasmine Jenna Jenny Jill Joanna Joanne Jocelyn "
    "Josephine Joy Joyce Judith Judy Juliana Kara Katherine Kathleen Kathryn Kavita Kayla Kelsey Kirsten Kristin "
    "Lauren Leah Leila Lena Leslie Lillian Lina Liz Lorraine Louise Lydia Lynne Maggie Marcia Margot Marie "
    "Marjorie Meera Mei-Ling Meredith Mia Miranda Miriam Molly Nadia Naomi Natasha Neha Nina Noemi Nora Paige Pamela "
    "Patty Paula Peggy Penelope Petra Phoebe Pooja Rachael Regina Renee Rita Roberta Robin Rosa Rosalind Rose Sabrina "
    "Sally Sandy Selena Shannon Shelly Shirley Sigrid Silvia Simone Sonia Stacy Stella Sue Susanna Suzanne Swati "
    "Ines Sylvia Tamara Tanya Tara Tiffany Toni Valerie Veronica Wanda Yasmin Yvette Yvonne Zara Zoey"
)
MALE = listed(
    "Aaron Adam Alan Albert Alex Alexander Alfred Ali Andre Andrej Andrew Andy Anthony Arthur Arvind "
    "Ashish Austin Barack Ben Benjamin Bernard Bill Bob Boris Brad Brandon Brendan Brent Brett Brian "
    "Bruce Bryan Carl Carlos Casey Chad Charles Charlie Chris Christian Christopher Cliff Colin Cristiano "
    "Curtis Dan Daniel Dario Dave David Dean Demis Denis Dennis Derek Dex Dmitri Don Donald Doug Douglas "
    "Drew Dwarkesh Dwayne Dwight Dylan Ed Eddie Edgar Edward Edwin Elon Emilio Eric Erik Ernest Ethan "
    "Eugene Evan Francis Francois Frank Fred Gabe Gabriel Garrett Gary Gavin Geoff Geoffrey George Gerald "
    "Glen Glenn Gordon Graham Greg Gregory Guillaume Guy Harold Harrison Harry Harvey Hassan Henry "
    "Herbert Howard Hugh Ian Ilya Isaac Ivan Jack Jacob Jake Jakob Jakub James Jamie Jan Jared Jason Jay "
    "Jeff Jeffrey Jensen Jeremy Jerome Jerry Jim Jimmy Joe Joel John Johnny Jon Jonathan Jony Jordan Jose "
    "Joseph Josh Joshua Juan Julian Justin Kai-Fu Karl Keith Ken Kenneth Kevin Kyle Lance Larry Lars "
    "Lawrence Lee Leo Leon Leonard Lex Liam Llion Lloyd Logan Louis Luca Lucas Luis Luke Magnus Malcolm "
    "Marc Marcel Marco Marcus Mario Mark Markus Marshall Martin Marvin Mathew Matt Matthew Max Michael "
    "Mike Mikhail Miles Mitchell Mohammed Morgan Mustafa Nat Nate Nathan Naveen Neal Neil Nicholas Nick "
    "Nicolas Niki Nikhil Nikolaus Noah Noam Noel Norman Oliver Oscar Oskar Palmer Parth Pat Patrick Paul "
    "Pedro Peter Phil Philip Philipp Pierre Rafael Raj Ralph Randy Ravi Ray Raymond Reid Rene Rich "
    "Richard Rick Riley Rob Robert Roberto Robin Rodney Roger Roland Ron Ronald Ross Roy Russell Ryan Sam "
    "Samuel Satya Scott Sean Sebastian Sergey Seth Shane Shaun Simon Sridhar Stan Stanley Stefan Stephen "
    "Steve Steven Stewart Stuart Sundar Sunil Ted Terry Theodore Thomas Tim Timothy Tobi Todd Tom Tony "
    "Travis Trevor Tristan Tyler Vaibhav Victor Vijay Vincent Vinod Vitalik Vivek Vladimir Walter Warren "
    "Wayne Will William Wojciech Yann Yi Yoshua Zachary Zack Edsger Hanlin Emad Arthur Aravind Sholto "
    "Trenton Kevan Gwern Nikola Amjad Guido Linus Bjarne Donald Satoshi Masayoshi Cornelius Lucasz Lukasz "
    "Ashlee Alec Barret Bret Clement "
    "Aidan Ajay Akash Akshay Alain Alastair Alberto Aleksander Alessandro Alexey Alexei Alfonso Alistair Alvin Amit "
    "Anders Andreas Andrei Andres Angus Anil Anish Ankit Ansel Anton Antoine Antonio Archie Arjun Armando Arne Arnold "
    "Ash Avi Axel Bart Beau Bengt Benoit Bernhard Bjorn Blake Bradley Brady Byron Caleb Cameron Carter Cedric Cesar "
    "Charlton Chester Chetan Chuck Clark Clayton Clint Clyde Colby Conor Connor Corey Cory Craig Curt Cyrus Dale Damian "
    "Damien Damon Dana Danny Darius Darrell Darren Daryl Davide Deepak Derrick Dhruv Diego Dieter Dirk Dominic "
    "Dominik Dustin Eli Elias Eliezer Elijah Elliot Elliott Emanuel Emmanuel Emil Emmett Enrico Enrique Erich Ernst "
    "Esteban Etienne Ezra Fabian Fabio Felipe Felix Ferdinand Fernando Filip Finn Florian Francesco Francisco Franz "
    "Frederic Frederick Fredrik Fritz Gaurav Gavriel Gene Geraldo Gerard Gerhard Gilbert Giorgio Giovanni Glenn Gordon "
    "Greyson Guillermo Gunnar Gustav Hans Hari Harish Harrison Hector Heinrich Helmut Henri Henrik Hiroshi Hugo "
    "Ignacio Igor Illia Imran Ismail Ivor Jaime Jakub Jamal Janusz Javier Jens Jeremiah Jesse Jesus Joachim "
    "Joaquin Jochen Joerg Johan Johannes Jonas Jorge Josef Jules Julio Jurgen Kareem Karim Karthik Kenji Kent Kirk Klaus "
    "Konrad Kris Krishna Kristian Kumar Kurt Kwame Leland Lennart Leonardo Leopold Leroy Levi Lewis Liang Lorenzo "
    "Lothar Louie Ludwig Manish Manuel Marcelo Marco Marek Marius Massimo Mats Matteo Matthias Maurice Maxim Maxime "
    "Mehmet Michal Miguel Mikael Milo Mitch Mohamed Mohammad Mohit Moritz Muhammad Murali Naval Ned Nicola "
    "Nicolo Niels Nigel Nikita Nikolai Nils Nitin Norbert Oleg Olivier Omar Omid Oren Oriol Otto Owen Pablo "
    "Pascal Patrik Pavel Percy Perry Philippe Pieter Piotr Prakash Pranav Prashant Preston Quentin Rafa Rahul Rainer "
    "Rajesh Rajiv Rakesh Ralf Ramesh Ramon Raphael Rashid Raul Reed Reinhard Remi Ricardo Riccardo Robbie Robby "
    "Rodrigo Rohan Rohit Roman Romain Ronnie Rory Ruben Rudolf Rudy Rupert Saad Sachin Salman Salvatore "
    "Sameer Samir Samson Sandeep Sanjay Santosh Satoru Saul Sergei Sergio Shaan Shawn Shekhar Shin Shinji "
    "Shlomo Siddharth Sidney Siegfried Spencer Srinivas Stefano Stephan Stuart Sven Sylvain Tadeusz Takashi Takeshi "
    "Tariq Tarun Terence Terrence Terry Thierry Thorsten Tobias Tomas Tomasz Toby Torsten Udo Uli Ulrich Uri Uwe "
    "Valentin Varun Vernon Victorino Vikram Virgil Vishal Vito Wade Warner Wendell Werner Wesley Wilhelm Winston "
    "Wolfgang Xavier Yang Yaron Yash Yoav Yonatan Yossi Yuri Yusuf Yves Zach Zachariah Zeke Zoltan"
)
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗凤方俞袁柳鲍史唐费薛贺"
    "倪汤罗毕郝邬安常乐于傅齐康伍余顾孟黄萧尹姚邵汪祁毛戴宋庞熊纪舒项祝董梁杜阮蓝闵季贾路江童颜郭梅林刁钟徐邱"
    "骆高夏蔡田樊胡凌霍虞万柯管卢莫房缪丁邓郁单洪包诸左石崔吉龚程邢裴陆荣翁甄曲封储段富焦巴牧侯宁仇祖武符刘景詹"
    "龙叶黎薄白蒲赖卓乔谭姬申冉桑尚温庄柴瞿阎连习艾古易廖耿匡国文寇广欧利师巩聂关曾游简饶涂辜"
) | {"黃", "麥"}
TRANSLITERATING = frozenset(
    "阿艾安昂奥巴拜班邦鲍贝本比彼毕宾波伯博布查达戴丹当道德登邓迪蒂丁杜顿多恩尔法范方菲费芬丰冯佛弗福富盖甘冈高戈格根贡古哈海汉豪赫亨洪胡华怀霍"
    "基吉季加贾杰金居卡凯坎康考科柯可克肯孔库拉莱兰朗劳勒雷里理利林隆卢鲁路伦罗洛马麦曼芒毛梅门蒙米密敏明摩莫默姆穆拿纳内尼涅宁纽农努诺欧帕潘"
    "庞佩彭皮平普奇乔切丘琼热仁荣茹若萨塞赛桑森沙山尚舍申圣施史士舒司丝斯苏索塔泰坦汤唐陶特滕提廷托瓦万旺威韦维魏温文翁沃乌伍武西希锡席夏香肖"
    "谢辛休雅亚延扬耶叶伊因英雍永尤约泽曾扎詹章珍芝朱兹佐芭芙蕾莉妮娜琳瑟珊莎妲黛玛娅薇瓊蘿珍妃姬娅琪琦淇哥保罗察隆伯逊"
)
"""Characters with which foreign names are written in Chinese."""

NOT_NAMES = listed(
    "Podcast Show Lab Labs Institute University College School Capital Ventures Partners Group Inc Corp "
    "Ltd Company Foundation Code Agent Agents Model Models Intelligence Learning Machine Machines Deep "
    "Open Street Journal Times Post News Review Magazine Law Act Summit Conference Forum Town Hall Valley "
    "Pro Max Ultra Mini Studio Cloud Search Research Science Sciences Nature Office Microsoft Google "
    "Apple Amazon Meta Nvidia NVIDIA AMD Intel IBM OpenAI Anthropic DeepMind DeepSeek Tesla SpaceX "
    "Netflix Palantir Anduril Oracle Samsung Qualcomm Databricks Snowflake Salesforce Stripe Twitter "
    "Facebook Instagram YouTube LinkedIn Reddit GitHub Slack Notion Uber Airbnb Spotify Zoom Stanford "
    "Harvard MIT Oxford Cambridge Berkeley Princeton Yale Brown Duke Columbia Cornell Carnegie America "
    "American China Chinese Taiwan Japan Korea Europe European United States Kingdom New York San "
    "Francisco Los Angeles London Paris Berlin Tokyo Beijing Shanghai Hong Kong Singapore India "
    "Washington California Texas Silicon The A An Of For And In On At To By With From How What Why When "
    "Where Who This That These Those Is Are It My Our Your Their Chief Executive Officer President Vice "
    "Senior Director Manager Engineer Engineering Product Design Data AI AGI GPU CPU API Generation "
    "Generative Reinforcement Supervised Language Large Neural Network Networks Training Attention "
    "Transformer Scaling Series Fund Bank Board Business Digital Technology Technologies Systems System "
    "Software Hardware Security Safety Policy Index Economic Global International National Federal "
    "Department Ministry House Committee Council Union Association Project Program Protocol Platform "
    "Framework Suite Workspace Report Paper Book Story World Earth Space Star Super Bowl Prize Award Day "
    "Week Month Year Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March "
    "April May June July August September October November December Claude Gemini ChatGPT GPT Codex "
    "Copilot Grok Llama Sora Whisper Opus Sonnet Haiku Cursor Constitution Zone Engineering Development "
    "Driven Coding Context Prompt Vibe Chain Thought Mode Red Blue Black Green White Big Small First "
    "Second Air Watch Phone Vision Sense Cities Standard Computing Compute Core Memory Hours After Before "
    "Residency Maintainer Spotlight Hudson Greylock Sequoia Lightspeed Combinator Goldman Sachs Morgan "
    "Wall Main Side Out Up Down Off Over All Every One Two Three Physical Robotics Robot Car Cars Drive "
    "Driving Self Full Edge Mobile Smart Home Health Medicine Medical Clinical Hospital Trust Human "
    "Humans People Feedback Loop Loops Stack Token Tokens Economy Market Markets Trade War Chips Chip "
    "Semiconductor Fab Tech Sim Bay Sur Bridge Blackwell Lovelace"
)

NOT_PEOPLE = listed(
    "高通 高盛 华为 文章 文中 国会 国务院 国防部 史丹佛 白宫 安谋 金融业 康宁 欧盟 时任 计划 连续 温和 方法 高层 安全 方面 项目 经济学 何时 常见 于是 万一 单纯 平台 左右 武器 古典 国家 国际 国内 全球 关于 利用 包括 包含 包容 包装 包办 方程 方便 方向 方式 方案 于是 许多 许可 任务 任何 任期 高度 高级 高管 高阶 高达 高中 高手 高兴 高薪 高峰 常常 常用 常被 常说 常会 常年 "
    "单独 单位 单靠 严格 严重 严肃 金额 金融 金钱 金属 白天 白人 白领 古代 古怪 左派 左手 左翼 石油 石头 童年 费用 费心 费力 董事 施压 施行 何以 何必 何不 何况 鲁莽 华人 华裔 华语 华尔 "
    "万分 万事 万一 习惯 关心 关注 关键 关系 关掉 曾经 曾任 曾在 曾是 曾说 曾为 欧洲 欧美 戴着 戴上 武力 江湖 江苏 顾虑 顾问 游说 游戏 余下 管理 管道 管制 宁愿 宁可 荣誉 富有 富裕 温柔 "
    "尚未 尚且 牧师 龙头 房间 房地 祖先 祖国 程度 程序 华盛 段落 巴西 黄金 马上 马来 安静 安装 安慰 安排 成功 纪录 纪律 舒服 舒适 项目 祝福 杜绝 季度 季节 路上 路径 路线 颜色 林业 钟头 夏天 "
    "田野 胡说 胡同 凌晨 莫名 莫非 莫过 洪水 诸多 诸如 吉利 甄选 曲线 封闭 封锁 储存 储备 符合 符号 景气 师生 文化 文字 文件 文明 国民 国防 利益 利润 应该 齐全 伍德 孟买 和解 支持 平时 平均 水平 严谨 毛利 花费 花了 "
    "章节 聂隐 连同 连结 连忙 易于 简单 简直 简称 饶有 广告 广泛 寇国 向来 全部 全球 解释 井然 明显 明确 明白 时常 计算 钱包 卓越 尹始 屈服 强调 "
    "巴菲特的 乐观派 艾略特 程式 代表 代码 代理 代价 代替 代工 边界 边境 边缘 解决 解答 解放 解读 解散 解除 解法 冷静 冷却 冷气 冷冻 冷门 冷笑 宫廷 商业 商品 商店 商场 商人 商机 商标 商学 "
    "付费 付出 付款 芦苇 牛肉 牛奶 牛津 牛顿 牛仔 岳父 岳母 查询 查看 查证 查验 幸福 幸运 幸好 甘愿 甘心 甘蔗 乌克 乌鸦 乌龟 乌托 湛蓝 麦当 麦克 麦田 麦子 麦肯 茹素 揭露 揭晓 揭示 揭幕 冀望 浦东 "
    "荆棘 鹿港 索引 索取 索性 索尼 鞠躬 亢奋 苟且 戎马 晏然 伏特 "
    "雷达 雷射 雷同 雷电 殷切 辛苦 辛酸 辛辣 蒙古 蒙面 仲介 仲裁 宗教 宗旨 宗师 柏林 柏克 柏油 桂林 桂花 迟到 迟疑 迟早 迟迟 麻烦 麻醉 麻将 麻木 麻省 巫师 巫婆 劳工 劳动 劳保 劳力 劳基 "
    "国安 高科 万美 万元 万人 万名 万台 万次 万字 万块 万欧 万日 万港 万英 廉价 惠普 惠特 兰花 燕麦 楚楚 米其 米粒 米饭 席次 席位 席卷 席间 施工 施展 施加 任由 任教 任职 任内 任意 任凭 任天 任选 章程"
)
"""Words that begin like a Chinese name."""

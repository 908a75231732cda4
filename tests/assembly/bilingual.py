"""A short statement of our own in two languages, and a parse that needs no language pack."""

import re

from gestae.linguistics.detect import detect_language
from gestae.records import Document, Parsed, Passage, Sentence, Span

CHINESE = (
    "挪威外交部周二宣布，将向摩尔多瓦提供4500万欧元的紧急援助。",
    "这笔款项将用于修复去年冬天受损的输电线路。",
    "外交大臣在奥斯陆对记者说：“寒冷不会等待任何人。”",
    "摩尔多瓦总理对此表示感谢，并邀请挪威代表团于6月访问基希讷乌。",
    "两国还同意在2026年前建成一所培训边防人员的学校。",
    "反对党批评说，政府没有说明钱从哪里来。",
    "俄罗斯驻挪威大使馆拒绝置评。",
    "援助的第一批物资已于3月18日抵达康斯坦察港。",
)
ENGLISH = (
    (
        "Norway's foreign ministry announced on Tuesday that it would give Moldova 45 million "
        "euros in emergency aid."
    ),
    "The money is meant for repairing power lines that were damaged last winter.",
    '"The cold waits for nobody," the foreign minister told reporters in Oslo.',
    (
        "Moldova's prime minister expressed thanks and invited a Norwegian delegation to visit "
        "Chisinau in June."
    ),
    "The two countries also agreed to build a school for training border guards by 2026.",
    (
        "Opposition parties complained that the government had not said where the money would come "
        "from."
    ),
    "The Russian embassy in Norway declined to comment.",
    "A first shipment of the aid reached the port of Constanta on March 18.",
)
UNRELATED = (
    "The city council of Lyon voted to plant four thousand trees along its tramways.",
    "Ticket prices at the opera will fall by a fifth next season.",
    "A lost dog walked home across three cantons, its owner said.",
    "The bakery on the corner has stopped selling rye bread.",
    "Volunteers painted the old footbridge green.",
    "Rain is expected in the afternoon.",
    "The chess club meets again after the holidays.",
    "Nobody won the lottery this week.",
)
_SENTENCE = re.compile(r"[^。！？.!?\n]+[。！？.!?]+[”\"]?|[^\n]+")


def parse_simply(text: str) -> Parsed:
    """The text with a passage a line, split at full stops, nothing else read."""
    passages, sentences = [], []
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        language = detect_language(line[0])
        passages.append(Passage(Span(*line.span()), language))
        for match in _SENTENCE.finditer(line[0]):
            start = line.start() + match.start() + len(match[0]) - len(match[0].lstrip())
            span = Span(start, line.start() + match.end())
            sentences.append(Sentence(span, span.of(text), language, number, (), ()))
    document = Document("statement.txt", text, language="zh", passages=tuple(passages))
    return Parsed(document, tuple(sentences))

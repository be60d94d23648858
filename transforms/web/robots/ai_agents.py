"""The agents of AI services in robots.txt files, with the uses for which they fetch: a table only.

The source is the documentation of the operators as of 2026-11. An agent may have several uses.
"""

from typing import Literal

Use = Literal["index", "ai_input", "ai_train"]

_TRAINING = """
    GPTBot ClaudeBot anthropic-ai Claude-Web CCBot Bytespider Applebot-Extended meta-externalagent FacebookBot Amazonbot
    cohere-ai cohere-training-data-crawler AI2Bot Ai2Bot-Dolma PanguBot omgili omgilibot webzio-extended Diffbot ImagesiftBot
    Timpibot img2dataset SemrushBot-OCOB Kangaroo DeepSeekBot xAI-Bot GrokBot ICC-Crawler VelenPublicWebCrawler
"""
_INPUT = """
    ChatGPT-User OAI-SearchBot Claude-User Claude-SearchBot PerplexityBot Perplexity-User meta-externalfetcher DuckAssistBot
    MistralAI-User YouBot iAskBot PhindBot Gemini-Deep-Research NovaAct Operator Bravebot Andibot QualifiedBot
"""
_BOTH = "Google-Extended GoogleOther Google-CloudVertexBot"
_USES: tuple[tuple[str, tuple[Use, ...]], ...] = (
    (_TRAINING, ("ai_train",)),
    (_INPUT, ("ai_input",)),
    (_BOTH, ("ai_input", "ai_train")),
)
#: Product token in lower case, as `product_token` reads it -> (how it is written, what it fetches for).
AI_AGENTS: dict[str, tuple[str, tuple[Use, ...]]] = {
    name.lower(): (name, uses) for names, uses in _USES for name in names.split()
}

from . import chat as chat
from .completion_usage import CompletionTokensDetails as CompletionTokensDetails
from .completion_usage import CompletionUsage as CompletionUsage
from .completion_usage import PromptTokensDetails as PromptTokensDetails

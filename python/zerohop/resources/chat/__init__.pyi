from .chat import AsyncChat as AsyncChat
from .chat import Chat as Chat
from .completions import AsyncCompletions as AsyncCompletions
from .completions import Completions as Completions

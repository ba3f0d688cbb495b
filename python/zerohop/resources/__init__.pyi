from . import chat as chat
from .chat import AsyncChat as AsyncChat
from .chat import AsyncCompletions as AsyncCompletions
from .chat import Chat as Chat
from .chat import Completions as Completions

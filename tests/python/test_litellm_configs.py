# SPDX-License-Identifier: Apache-2.0
"""Configurations of LiteLLM proxies that people run.  Each row names a public
file by repository, path and commit; its structure is written anew here: model
names, keys and settings are facts, comments and values of no meaning are left
out.  Each loads as it is, or the error names what this version does not have."""

import warnings

import pytest

import zerohop

OPENAI = "os.environ/OPENAI_API_KEY"


def entry(name, model, **params):
    return {"model_name": name, "litellm_params": {"model": model, **params}}


def entries(names, prefix, **params):
    return [entry(name, f"{prefix}/{name}", **params)
            for name in names.split()]


def azure(name, deployment, version=None):
    given = {"api_version": version} if version else {}
    return entry(name, f"azure/{deployment}",
                 api_base="os.environ/AZURE_API_BASE",
                 api_key="os.environ/AZURE_API_KEY", **given)


OLLAMA = {"api_base": "http://localhost:11434"}
BEDROCK = {"aws_access_key_id": "os.environ/AWS_ACCESS_KEY_ID",
           "aws_secret_access_key": "os.environ/AWS_SECRET_ACCESS_KEY",
           "aws_region_name": "os.environ/AWS_REGION"}
MAVERICK = "meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8"
TOGETHER = {"api_key": "os.environ/TOGETHER_API_KEY"}
GROQ = {"api_key": "os.environ/GROQ_API_KEY"}

# repository, path, commit, structure, None or what the error says
CONFIGS = [
    ("All-Hands-AI/OpenHands", "litellm_config.yaml",
     "f0b59ea5b43896613111d888d64092d83e9b46df",
     {"model_list": [entry("llama2", "ollama/llama2:70b", **OLLAMA),
                     entry("deepseek-coder", "ollama/deepseek-coder:6.7b",
                           **OLLAMA),
                     entry("vicuna", "ollama/vicuna:7b-16k", **OLLAMA),
                     entry("mistral", "ollama/mistral:7b", **OLLAMA)]},
     None),
    ("CIRISAI/CIRISProxy", "litellm_config.yaml",
     "1c1465187f5efe3957d0b57f140e20c3604a96ee",
     {"model_list": [
         entry("llama-4-maverick", f"together_ai/{MAVERICK}", **TOGETHER),
         entry("groq/llama-4-maverick",
               "groq/meta-llama/llama-4-maverick-17b-128e-instruct", **GROQ),
         entry("together/llama-4-maverick", f"together_ai/{MAVERICK}",
               **TOGETHER),
         entry("gpt-oss-20b", "together_ai/openai/gpt-oss-20b",
               max_tokens=131072, **TOGETHER),
         entry("openai/gpt-4o-mini", "gpt-4o-mini", api_key=OPENAI),
         entry("default", "openrouter/meta-llama/llama-4-maverick",
               api_key="os.environ/OPENROUTER_API_KEY")],
      "litellm_settings": {
          "callbacks": ["billing_callback.billing_callback_instance"],
          "success_callback": ["billing_callback.billing_callback_instance"],
          "failure_callback": ["billing_callback.billing_callback_instance"],
          "drop_params": True, "request_timeout": 120, "set_verbose": False},
      "router_settings": {
          "routing_strategy": "simple-shuffle", "num_retries": 2,
          "retry_after": 1, "fallbacks": [
              {"default": ["groq/llama-4-maverick",
                           "together/llama-4-maverick"]},
              {"groq/llama-4-maverick": ["together/llama-4-maverick"]}]},
      "general_settings": {"master_key": "os.environ/LITELLM_MASTER_KEY",
                           "custom_auth": "custom_auth.user_api_key_auth",
                           "database_url": None, "allowed_ips": None}},
     None),
    ("AI4Chem/NextChat", "litellm_config.yaml",
     "5b0e15cde7fa032219cb7f50ba24e2b00c609e02",
     {"model_list": [entry("gpt-3.5-turbo", "gpt-3.5-turbo",
                           api_base="http://10.140.24.111:10085/v1",
                           api_key="sk-anything")],
      "litellm_settings": {"cache": True, "cache_params": {
          "type": "gptcache", "local_only": "Ture"}}},
     None),
    ("Gapminder/gapminder-ai", "litellm/config.yaml",
     "0dc957f92d65f3c94e3faf05c746161370a58a3b",
     {"model_list": [entry("openai/*", "openai/*", api_key=OPENAI,
                           organization="os.environ/OPENAI_ORG_ID")],
      "general_settings": {"debug": True,
                           "master_key": "os.environ/LITELLM_MASTER_KEY"},
      "litellm_settings": {"cache": True, "cache_params": {
          "type": "redis", "ttl": 10368000, "host": "127.0.0.1",
          "port": "6379"}},
      "files_settings": [{"custom_llm_provider": "openai",
                          "api_key": OPENAI}]},
     None),
    ("DataScientest/MLOps-RagOps-Cours", "litellm/config.yaml",
     "07cd31efa8a94972980e6d5ca9862e5a8f1f367a",
     {"model_list": [
         entry("groq-gpt-oss", "groq/openai/gpt-oss-20b",
               reasoning_effort="low", **GROQ),
         entry("groq-gpt-oss-120b", "groq/openai/gpt-oss-120b",
               reasoning_effort="low", **GROQ),
         entry("local-embeddings", "openai/BAAI/bge-small-en-v1.5",
               api_base="http://tei-embeddings:80",
               custom_llm_provider="openai", timeout=60, **GROQ)],
      "litellm_settings": {"cache": True, "cache_params": {
          "type": "redis", "url": "redis://redis:6379", "ttl": 1800}},
      "prompt_injection_params": {"heuristics_check": True},
      "router_settings": {"fallbacks": [
          {"groq-gpt-oss": ["groq-gpt-oss-120b"]}]}},
     None),
    ("EnigmaCurry/dry_agent", "litellm/config.yaml",
     "6f3ee8df80074b0809b9c2885a3c3b0963a4b980",
     {"model_list": [entry(name, f"os.environ/OPENAI_MODEL_{name.upper()}",
                           api_base="os.environ/OPENAI_PROXY_URL",
                           api_key=OPENAI, rpm=6)
                     for name in ("assistant", "lite")]},
     None),
    ("ADORSYS-GIS/lite-llm-customer", "litellm-config.yaml",
     "8d446c44746cf913312cd85d988391385c719a62",
     {"model_list": [
         {**entry("llama3.2", "ollama_chat/llama3.2",
                  api_base="http://ollama:11434"),
          "model_info": {"input_cost_per_token": 2e-05,
                         "output_cost_per_second": 0.002}},
         entry("codellama", "ollama_chat/codellama",
               api_base="http://ollama:11434")],
      "general_settings": {"master_key": "sk-1234", "database_url": "x"}},
     None),
    ("Ancoren/free-llm-gateway", "litellm_config.yaml",
     "bf9e13c4d534d3160dd40c5feffd2963ac1d9901",
     {"model_list": [
         *entries("gemini-2.5-flash gemini-2.5-flash-lite", "gemini",
                  api_key="os.environ/GEMINI_API_KEY"),
         *entries("mistral-small-latest", "mistral",
                  api_key="os.environ/MISTRAL_API_KEY"),
         *entries("llama-3.1-8b-instant", "groq", **GROQ),
         *entries("command-a command-r", "cohere",
                  api_key="os.environ/COHERE_API_KEY"),
         *entries("glm-4-flash", "zhipu",
                  api_key="os.environ/ZHIPU_API_KEY")],
      "litellm_settings": {"drop_params": True, "set_verbose": False}},
     'unknown provider "zhipu"'),
    ("ASSERT-KTH/CodeRepairRL", "litellm_config.yaml",
     "a6ba35f7c0f77e672493aec30c823b50196ef544",
     {"litellm_settings": {"drop_params": True},
      "model_list": [entry("devstral-small-2507",
                           "mistral/devstral-small-2507",
                           api_base="https://api.mistral.ai/v1")]},
     None),
    ("EntangledQuantum/focusspace", "litellm/config.yaml",
     "784c9498841394b73da15a1b8ab0a34e3f83c18c",
     {"model_list": [
         *entries("gemini-2.5-flash gemini-2.5-pro", "gemini",
                  api_key="os.environ/GEMINI_API_KEY"),
         entry("claude-sonnet", "anthropic/claude-3-5-sonnet-20241022",
               api_key="os.environ/ANTHROPIC_API_KEY"),
         *entries("gpt-4o gpt-4o-mini", "openai", api_key=OPENAI)],
      "litellm_settings": {"drop_params": True, "num_retries": 2},
      "general_settings": {"master_key": "os.environ/LITELLM_MASTER_KEY"}},
     None),
    ("CentroGeo/sigic-n8n", "litellm/config.yaml",
     "de28b061f874c452b403c73c073d3c388788a90d",
     {"model_list": [
         entry("deepseek-chat", "gemini/gemini-1.5-flash",
               api_key="env/GEMINI_API_KEY"),
         entry("deepseek-r1", "gemini/gemini-1.5-pro",
               api_key="env/GEMINI_API_KEY")]},
     None),
    ("Flecart/overleaf-deploy", "litellm/config.yaml",
     "142f8cff7f2eea47334d6f8acfce2024a8280a20",
     {"model_list": entries("gpt-4o gpt-4.1 gpt-5.2 gpt-3.5-turbo", "openai",
                            api_key="${OPENAI_API_KEY}"),
      "litellm_settings": {"drop_params": True, "set_verbose": True,
                           "request_timeout": 600},
      "general_settings": {"master_key": "${LITELLM_MASTER_KEY:-sk-1234}",
                           "max_budget": 0.0, "budget_duration": "30d"}},
     None),
    ("LyleClassen/HomeLabConfigs", "litellm-config.yaml",
     "375baacb19836e22fa6f4f836ba5cc2ab4149681",
     {"model_list": [entry(name, f"openai/{name}", api_key="dummy",
                           api_base=f"http://{name}:8080/v1")
                     for name in ("llama-3.2-1b-instruct",
                                  "embeddinggemma-300m", "nomic-embed-v1.5",
                                  "qwen3-embedding-4b")]},
     None),
    ("Decent-Solution/docker-templates", "litellm/config.yaml",
     "39d7dd5ad901bd3f5d4d316746ea014260e3c774",
     {"model_list": [azure("gpt-4o-mini", "my_azure_deployment",
                           "2024-12-01-preview")]},
     'unknown provider "azure"'),
    ("GovChat-NL/GovChat-NL-LibreChat", "litellm/config.yaml",
     "42a42d6b67f512857b34ca03efee333346fb2232",
     {"model_list": [
         azure(name, deployment, "os.environ/AZURE_API_VERSION")
         for name, deployment in (
             ("govchat-embedding", "text-embedding-3-large"),
             ("gpt-5.4", "gpt-5.4"), ("govchat-default", "gpt-5.4"))]},
     'unknown provider "azure"'),
    ("Fast-Editor/Lynkr", "litellm-config.yaml",
     "c34e835821520648e76a7ab0de76599b65b0140e",
     {"model_list": [
         entry("smart-router", "ollama_chat/minimax-m2.5:cloud", weight=8,
               **OLLAMA),
         entry("smart-router", "moonshot/kimi-k2.6", weight=1,
               api_base="https://api.moonshot.ai/v1",
               api_key="os.environ/MOONSHOT_API_KEY"),
         azure("smart-router", "gpt-5.2-chat", "2024-08-01-preview")],
      "litellm_settings": {"return_response_headers": True,
                           "drop_params": True, "num_retries": 1,
                           "request_timeout": 90},
      "router_settings": {"routing_strategy": "simple-shuffle",
                          "allowed_fails": 2, "cooldown_time": 30}},
     'unknown provider "azure"'),
    ("ClickHouse/agentic-data-stack", "litellm-config.yaml",
     "dd0197eeb3af6183b3ba51b5fa0860db48f34dd3",
     {"model_list": [
         {**entry("bedrock-claude",
                  "bedrock/eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
                  api_base=None, timeout=60, max_tokens=500, temperature=0.7),
          "model_info": {"pricing": {"input_cost_per_token": 3e-06}}}],
      "router_settings": {"enable_load_balancing": False,
                          "enable_cooldowns": True, "cooldown_time": 0},
      "general_settings": {"log_level": "DEBUG"},
      "health_check": {"endpoint": "/health"}},
     "cooldown_time"),
    ("FailproofAI/claude-code-proxy", "litellm-config.yaml",
     "61c19b2359bd8553f952da16b3dcf583c80f901f",
     {"model_list": [
         entry("claude-opus-4-6", "gradient_ai/anthropic-claude-opus-4.6",
               api_key="os.environ/GRADIENT_AI_API_KEY", weight=6),
         entry("claude-opus-4-6", "anthropic/claude-opus-4-6", weight=2,
               api_key="os.environ/ANTHROPIC_API_KEY"),
         entry("claude-opus-4-6",
               "bedrock/us.anthropic.claude-opus-4-6-v1", weight=2,
               **BEDROCK)],
      "general_settings": {"store_model_in_db": True},
      "router_settings": {
          "routing_strategy": "simple-shuffle", "num_retries": 2,
          "optional_pre_call_checks": ["session_affinity"],
          "deployment_affinity_ttl_seconds": 14400, "allowed_fails": 3,
          "cooldown_time": 60}},
     'unknown provider "gradient_ai"'),
    ("46ki75/open-webui-bedrock-local", "litellm-config.yaml",
     "38ddddbdd167c009d7e8432da8595b4276faf8fe",
     {"model_list": [
         entry("Amazon Nova Pro", "bedrock/apac.amazon.nova-pro-v1:0"),
         entry("Anthropic Claude Sonnet 4",
               "bedrock/apac.anthropic.claude-sonnet-4-20250514-v1:0")]},
     'unknown provider "bedrock"'),
    ("BerriAI/example_litellm_gcp_cloud_run", "litellm_config.yaml",
     "0b66600aa5f53d43dbdd458ef109b823280dd4f3",
     {"general_settings": {"store_model_in_db": True,
                           "user_header_mappings": [
                               {"header_name": "X-OpenWebUI-User-Id"}]},
      "model_list": [
          entry("gemma3", "ollama/gemma3:4b",
                api_base="os.environ/OLLAMA_GEMMA3_URL"),
          *entries("gpt-4 gpt-4.1 o3", "openai", api_key=OPENAI),
          entry("gemini-3-pro", "vertex_ai/gemini-3-pro-preview",
                vertex_project="os.environ/PROJECT_ID",
                vertex_location="global")],
      "agents": [{"agent_name": "academic-research-agent", "max_loops": 8}],
      "litellm_settings": {"drop_params": True}},
     'unknown provider "vertex_ai"'),
]


def test_there_are_twenty_of_twenty_repositories():
    assert len({row[0] for row in CONFIGS}) == len(CONFIGS) == 20
    assert all(len(row[2]) == 40 for row in CONFIGS)


def variables_of(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from variables_of(item)
    elif isinstance(value, str) and value.startswith("os.environ/"):
        yield value.partition("/")[2]


@pytest.mark.parametrize(
    ("config", "fault"), [row[3:] for row in CONFIGS],
    ids=[f"https://github.com/{repo}/blob/{commit}/{path}"
         for repo, path, commit, _, _ in CONFIGS])
def test_it_loads_or_says_what_is_missing(config, fault, monkeypatch):
    for name in variables_of(config):
        monkeypatch.setenv(name, "http://127.0.0.1:9/v1" if name.endswith(
            ("_URL", "_BASE")) else "some-model" if "MODEL" in name
            else "k-" + name.lower())
    for name in ("OPENAI_API_KEY", "MISTRAL_API_KEY"):
        monkeypatch.setenv(name, "k-" + name.lower())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if fault is not None:
            with pytest.raises(zerohop.OpenAIError) as caught:
                zerohop.Router(config)
            assert fault in str(caught.value)
            return
        router = zerohop.Router(config)
    for name in {item["model_name"] for item in config["model_list"]}:
        asked = name.replace("*", "gpt-4o")
        plan = router.plan(model=asked, messages=[
            {"role": "user", "content": "hi"}])
        assert plan["group"] == name and plan["targets"]

"""Ask the server in this container whether it is well; raises an error where it is not."""

import os
import urllib.request

PORT, BASE = os.environ.get("PORT", "8501"), os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{BASE}{'/' if BASE else ''}healthz", timeout=2) as answer:
    answer.read()

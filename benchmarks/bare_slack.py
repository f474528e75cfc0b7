"""The least that answers a slash command with Bolt: it repeats the words.

`python -m benchmarks.bare_slack` has Bolt's default settings; with `fast`, the one that matters for speed:
the answer leaves with the response instead of being polled for. Either runs on Bolt's own server.
"""

import os
import sys
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.servers import HOST


def build(*, fast: bool) -> AsyncApp:
    """The app; the token and the signing secret are where Bolt looks for them, in the environment."""
    client = AsyncWebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    app = AsyncApp(client=client, process_before_response=fast)

    @app.command("/whoowns")
    async def echo(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack({"response_type": "ephemeral", "text": body["text"]})

    return app


if __name__ == "__main__":
    build(fast="fast" in sys.argv).server(port=int(os.environ["PORT"]), host=HOST).start()

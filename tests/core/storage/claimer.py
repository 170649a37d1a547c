"""A worker reduced to its claims: `python -m tests.core.storage.claimer URL NAME`.

Reads job ids as a JSON line, says that it is ready, waits for another line, then claims every job
and adds to a counter by read and write, each in a transaction. Prints the ids it got as JSON.
"""

import asyncio
import json
import sys
from uuid import UUID

from core.domain.clock import utc_now
from core.domain.records.people import ChatSettings
from core.settings import DatabaseSettings
from core.storage.database import create_unit_of_work_factory
from tests.support.records import GROUP


async def main(url: str, name: str) -> None:
    uow, aclose = create_unit_of_work_factory(DatabaseSettings(url=url))
    async with uow() as work:
        await work.jobs.get(UUID(int=0))
    ids = [UUID(text) for text in json.loads(sys.stdin.readline())]
    print("ready", flush=True)
    sys.stdin.readline()
    got = []
    for job_id in ids:
        async with uow() as work:
            chat = await work.chats.by_telegram_id(GROUP)
            assert chat is not None
            if await work.jobs.claim(job_id, 0, name, utc_now()) is not None:
                count = (chat.settings.count or 0) + 1
                await work.chats.set_settings(chat.id, ChatSettings(count=count))
                got.append(str(job_id))
            await work.commit()
    await aclose()
    print(json.dumps(got), flush=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

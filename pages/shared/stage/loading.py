"""Loading: how a component finds its module: where the page says, and where that leads nowhere, through Streamlit.

A proxy may let only Streamlit's own addresses through, and a script may run that knows no routes of ours.
"""

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode

from streamlit.runtime import Runtime
from streamlit.runtime.media_file_storage import MediaFileKind

from pages.shared.stage import files

# Streamlit sends this with every answer, so it is short. Whichever version answers, it is the same, and an open page goes on with the
# modules that it has: a component with another text would begin anew.
TEXT = """const ours = globalThis.ours ??= (() => {
  let told, at = name => new URL(name, document.baseURI), files = new Promise(done => { told = done })
  const found = import(at(document.body.dataset.ours ?? 'stage')).catch(async () => {
    const { style: href, script } = await files
    await new Promise(done => document.head.append(Object.assign(
      document.createElement('link'), { rel: 'stylesheet', href: at(href), onload: done, onerror: done })))
    return import(at(script))
  })
  return { told, found }
})()
export default async component => {
  if (component.name === 'pulse') ours.told(component.data)
  return (await ours.found).NAME(component)
}
"""


def loading(export: str) -> str:
    """Return the text of a component that is what the bundle exports by that name."""
    return TEXT.replace("NAME", export)


def elsewhere() -> Mapping[str, str]:
    """Return where our styles and our modules are among what Streamlit holds; nothing where it does not run."""
    return _held(Runtime.instance()) if Runtime.exists() else {}


@cache
def _held(runtime: Runtime) -> Mapping[str, str]:
    """Let Streamlit hold our files as it holds pictures, of no visit, so that they stay. The modules are told where the others are."""
    storage = runtime.media_file_mgr._storage

    def held(file: files.File) -> str:
        address = storage.get_url(storage.load_and_get_id(file.plain, file.type.partition(";")[0], MediaFileKind.MEDIA))
        return address.rpartition("/")[2]

    names = {name: held(file) for name, file in files.FILES.items()}
    return {
        "style": f"media/{names[files.STYLE]}",
        "script": f"media/{names[files.SCRIPT]}#{urlencode(names | {'version': files.VERSION})}",
    }

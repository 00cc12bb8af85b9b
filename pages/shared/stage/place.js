// Where our files are: beside this one, or where they come through Streamlit, by names that it gives them (loading.py).

const names = new URLSearchParams(import.meta.url.split('#')[1])

/** The address of a file of ours. @param {string} name */
export const place = name => new URL(names.get(name) ?? name, import.meta.url).href

// Where our files are: beside this one, or where they come through Streamlit, by names that it gives them (loading.py).

const [, told = ''] = import.meta.url.split('#'), names = new URLSearchParams(told)

/** The address of a file of ours, which is told as much as this one. @param {string} name */
export const place = name => Object.assign(new URL(names.get(name) ?? name, import.meta.url), { hash: told }).href

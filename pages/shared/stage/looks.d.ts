// How each role is drawn, as theme.py has it: its module is written into the bundle, and is no file (files.py).

import type { Look } from './types.js'

export const LOOKS: Record<string, Look>

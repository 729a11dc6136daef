import { join } from 'node:path'

/** This file runs from bench/dist/bench. */
const BENCH = join(__dirname, '..', '..')
export const ROOT = join(BENCH, '..')
export const DATA = join(BENCH, 'data')
export const COMPILED = __dirname

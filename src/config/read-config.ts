import 'reflect-metadata'
import { dirname, join } from 'node:path'
import { type ValidationError, validateSync } from 'class-validator'
import { Config, SQLITE_FILE } from './config'
import { variableOf } from './setting'

export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The settings are not valid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Where files lie follows from where the database lies. */
const DERIVED: readonly (keyof Config)[] = ['tokenKeyFile', 'outboxFolder']

/** Addresses that paths are added to. */
const PAGES: readonly (keyof Config)[] = ['publicUrl', 'accountPagesUrl']

/** Reads the settings from the environment; an empty value counts as not given. Throws one error that names every problem. */
export function readConfig(environment: Environment): Readonly<Config> {
  const usual = new Config()
  const given: Partial<Config> = {}
  for (const property of Object.keys(usual) as (keyof Config)[]) {
    const text = environment[variableOf(property)]?.trim()
    if (!text || DERIVED.includes(property)) continue
    const value = parsed(text, usual[property])
    Object.assign(given, { [property]: PAGES.includes(property) ? text.replace(/\/+$/, '') : value })
  }
  const config = Object.assign(usual, defaults(given, usual), given)
  const problems = validateSync(config, { stopAtFirstError: true }).map(firstMessage)
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(config)
}

/** A text as a value of the kind that the usual one is; what is none stays a text, or is no number, and is refused. */
function parsed(text: string, usual: unknown): unknown {
  // Digits only: Number would also take 4e3, 0x50 and an empty text.
  if (typeof usual === 'number') return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (typeof usual === 'boolean') return { true: true, false: false }[text] ?? text
  return Array.isArray(usual) ? text.split(',').map((part) => part.trim()) : text
}

/** What follows from other settings, unless it is given. */
function defaults(
  { databaseUrl = SQLITE_FILE, port, ...given }: Partial<Config>,
  usual: Config,
): Partial<Config> {
  const isEmbedded = databaseUrl.startsWith('sqlite:')
  const folder = isEmbedded ? dirname(databaseUrl.slice('sqlite:'.length)) : 'data'
  const publicUrl = `http://localhost:${port && port <= 65_535 ? port : usual.port}`
  return {
    firstData: isEmbedded ? 'examples' : 'none',
    tokenKeyFile: join(folder, 'token.key'),
    outboxFolder: join(folder, 'outbox'),
    mailFrom: `no-reply@${hostOf(given.publicUrl ?? publicUrl)}`,
    publicUrl,
  }
}

/** Where the address is not one, that is the problem that is reported. */
const hostOf = (url: string) => (URL.canParse(url) && new URL(url).hostname) || 'localhost'

const firstMessage = (error: ValidationError) =>
  Object.values(error.constraints ?? {})[0] ?? `${error.property} is not valid.`

import 'reflect-metadata'
import { dirname, join } from 'node:path'
import {
  IsIn,
  IsInt,
  IsOptional,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  type ValidationError,
  validateSync,
} from 'class-validator'

const SQLITE_FILE = 'sqlite:data/partnerstwa.sqlite'

const PORT = 'PORT must be a whole number from 0 to 65535.'
const RATE_LIMIT = 'RATE_LIMIT_PER_MINUTE must be a whole number, 0 or more.'
const QUERY_TIMEOUT = 'QUERY_TIMEOUT_MS must be a whole number of milliseconds from 1 to 3600000.'

/** Every setting of the server, with its safe default. Nothing else reads the environment. */
export class Config {
  /** Where the server listens. 0 takes a free port. */
  @IsInt({ message: PORT })
  @Min(0, { message: PORT })
  @Max(65_535, { message: PORT })
  port = 4000

  /** No `sqlite::memory:`: reads have a connection of their own, which would see another, empty memory. */
  @Matches(/^(sqlite:(?!:memory:).+|postgres(ql)?:\/\/.+)$/, {
    message: 'DATABASE_URL must be sqlite:path/to/file or postgres://user:password@host:5432/name.',
  })
  databaseUrl = SQLITE_FILE

  @IsIn(['examples', 'facts', 'none'], { message: 'FIRST_DATA must be examples, facts or none.' })
  firstData: 'examples' | 'facts' | 'none' = 'examples'

  @IsUrl(
    {
      protocols: ['http', 'https'],
      require_protocol: true,
      require_tld: false,
      allow_underscores: true,
      allow_query_components: false,
      allow_fragments: false,
      disallow_auth: true,
    },
    { message: 'PUBLIC_URL must be an absolute http or https address, without query and fragment.' },
  )
  publicUrl = 'http://localhost:4000'

  @MinLength(1, { message: 'PUBLISHER_NAME must not be empty.' })
  publisherName = 'Partnerstwa'

  @Matches(/^[A-Za-z0-9.+-]+$/, { message: 'DATA_LICENCE must be an SPDX identifier, such as CC0-1.0.' })
  dataLicence = 'CC0-1.0'

  @Matches(/^(\*|https?:\/\/[^/\s*?#@]+)$/, {
    each: true,
    message: 'CORS_ORIGINS must be * or a comma-separated list of origins, such as https://app.example.org.',
  })
  corsOrigins: string[] = ['*']

  /** Signs access tokens. Null: the key in tokenKeyFile does. */
  @IsOptional()
  @MinLength(32, { message: 'TOKEN_SECRET must have at least 32 characters, and be hard to guess.' })
  tokenSecret: string | null = null

  /** Beside the SQLite file, or in data/. */
  tokenKeyFile = 'data/token.key'

  @IsIn([true, false], { message: 'TRUST_PROXY must be true or false.' })
  trustProxy = false

  /** Requests a minute for one address; 0 switches the limit off. */
  @IsInt({ message: RATE_LIMIT })
  rateLimitPerMinute = 600

  /** At most an hour. */
  @IsInt({ message: QUERY_TIMEOUT })
  @Min(1, { message: QUERY_TIMEOUT })
  @Max(3_600_000, { message: QUERY_TIMEOUT })
  queryTimeoutMs = 10_000

  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
    message: 'LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent.',
  })
  logLevel = 'info'
}

export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The settings are not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings from the environment; an empty value counts as not given. Throws one error that names every problem. */
export function readConfig(environment: Environment): Readonly<Config> {
  const config = new Config()
  const text = (name: string) => environment[name]?.trim() || undefined
  const number = (name: string) => (text(name) === undefined ? undefined : wholeNumber(text(name) ?? ''))
  const flag = (name: string) => ({ true: true, false: false })[text(name) ?? ''] ?? text(name)
  const settings = {
    port: number('PORT'),
    databaseUrl: text('DATABASE_URL'),
    firstData: text('FIRST_DATA'),
    publicUrl: text('PUBLIC_URL')?.replace(/\/+$/, ''),
    publisherName: text('PUBLISHER_NAME'),
    dataLicence: text('DATA_LICENCE'),
    corsOrigins: text('CORS_ORIGINS')
      ?.split(',')
      .map((origin) => origin.trim()),
    tokenSecret: text('TOKEN_SECRET'),
    trustProxy: flag('TRUST_PROXY'),
    rateLimitPerMinute: number('RATE_LIMIT_PER_MINUTE'),
    queryTimeoutMs: number('QUERY_TIMEOUT_MS'),
    logLevel: text('LOG_LEVEL'),
  }
  const databaseUrl = settings.databaseUrl ?? SQLITE_FILE
  const isEmbedded = databaseUrl.startsWith('sqlite:')
  const defaults = {
    firstData: isEmbedded ? 'examples' : 'none',
    tokenKeyFile: join(isEmbedded ? dirname(databaseUrl.slice('sqlite:'.length)) : 'data', 'token.key'),
    publicUrl: `http://localhost:${settings.port && settings.port <= 65_535 ? settings.port : config.port}`,
  }
  for (const [setting, value] of Object.entries({ ...defaults, ...withoutUndefined(settings) })) {
    Object.assign(config, { [setting]: value })
  }
  const problems = validateSync(config, { stopAtFirstError: true }).map(firstMessage)
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(config)
}

/** Digits only: Number would also take 4e3, 0x50 and an empty text. */
const wholeNumber = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN)

const withoutUndefined = (object: object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

const firstMessage = (error: ValidationError) =>
  Object.values(error.constraints ?? {})[0] ?? `${error.property} is not valid.`

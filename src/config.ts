import 'reflect-metadata'
import {
  IsIn,
  IsInt,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  type ValidationError,
  validateSync,
} from 'class-validator'

const SQLITE_FILE = 'sqlite:data/partnerstwa.sqlite'

/** Every setting of the server, with its safe default. Nothing else reads the environment. */
export class Config {
  /** Where the server listens. 0 takes a free port. */
  @IsInt({ message: 'PORT must be a whole number from 0 to 65535.' })
  @Min(0, { message: 'PORT must be a whole number from 0 to 65535.' })
  @Max(65_535, { message: 'PORT must be a whole number from 0 to 65535.' })
  port = 4000

  @Matches(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, {
    message: 'DATABASE_URL must be sqlite:path/to/file or postgres://user:password@host:5432/name.',
  })
  databaseUrl = SQLITE_FILE

  @IsIn(['examples', 'facts', 'none'], { message: 'FIRST_DATA must be examples, facts or none.' })
  firstData: 'examples' | 'facts' | 'none' = 'examples'

  @IsUrl(
    { require_tld: false, protocols: ['http', 'https'], require_protocol: true },
    { message: 'PUBLIC_URL must be an absolute http or https address.' },
  )
  publicUrl = 'http://localhost:4000'

  @MinLength(1, { message: 'PUBLISHER_NAME must not be empty.' })
  publisherName = 'Partnerstwa'

  @Matches(/^[A-Za-z0-9.+-]+$/, { message: 'DATA_LICENCE must be an SPDX identifier, such as CC0-1.0.' })
  dataLicence = 'CC0-1.0'

  @IsString({ each: true })
  @Matches(/^(\*|https?:\/\/[^/\s]+)$/, {
    each: true,
    message: 'CORS_ORIGINS must be * or a comma-separated list of origins, such as https://app.example.org.',
  })
  corsOrigins: string[] = ['*']

  @IsIn([true, false], { message: 'TRUST_PROXY must be true or false.' })
  trustProxy = false

  /** Requests a minute for one address; 0 switches the limit off. */
  @IsInt({ message: 'RATE_LIMIT_PER_MINUTE must be a whole number, 0 or more.' })
  @Min(0, { message: 'RATE_LIMIT_PER_MINUTE must be a whole number, 0 or more.' })
  rateLimitPerMinute = 600

  @IsInt({ message: 'QUERY_TIMEOUT_MS must be a whole number of milliseconds, 1 or more.' })
  @Min(1, { message: 'QUERY_TIMEOUT_MS must be a whole number of milliseconds, 1 or more.' })
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
  const given = (name: string) => environment[name]?.trim() || undefined
  const text = (name: string) => given(name)
  const number = (name: string) => (given(name) === undefined ? undefined : Number(given(name)))
  const flag = (name: string) => ({ true: true, false: false })[given(name) ?? ''] ?? given(name)
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
    trustProxy: flag('TRUST_PROXY'),
    rateLimitPerMinute: number('RATE_LIMIT_PER_MINUTE'),
    queryTimeoutMs: number('QUERY_TIMEOUT_MS'),
    logLevel: text('LOG_LEVEL'),
  }
  const isEmbedded = (settings.databaseUrl ?? SQLITE_FILE).startsWith('sqlite:')
  const defaults = {
    firstData: isEmbedded ? 'examples' : 'none',
    publicUrl: `http://localhost:${settings.port ?? config.port}`,
  }
  for (const [setting, value] of Object.entries({ ...defaults, ...withoutUndefined(settings) })) {
    Object.assign(config, { [setting]: value })
  }
  const problems = validateSync(config, { stopAtFirstError: true }).map(firstMessage)
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(config)
}

const withoutUndefined = (object: object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

const firstMessage = (error: ValidationError) =>
  Object.values(error.constraints ?? {})[0] ?? `${error.property} is not valid.`

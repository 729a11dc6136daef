import { ConfigError, readConfig } from '../src/config'

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('the settings', () => {
  it('have safe defaults', () => {
    expect({ ...readConfig({}) }).toEqual({
      port: 4000,
      databaseUrl: 'sqlite:data/partnerstwa.sqlite',
      firstData: 'examples',
      publicUrl: 'http://localhost:4000',
      publisherName: 'Partnerstwa',
      dataLicence: 'CC0-1.0',
      corsOrigins: ['*'],
      tokenSecret: null,
      tokenKeyFile: 'data/token.key',
      trustProxy: false,
      rateLimitPerMinute: 600,
      queryTimeoutMs: 10_000,
      logLevel: 'info',
    })
  })

  it('are read from the environment', () => {
    const config = readConfig({
      PORT: '80',
      DATABASE_URL: 'sqlite:/var/lib/partnerstwa.sqlite',
      FIRST_DATA: 'facts',
      PUBLIC_URL: 'https://partnerstwa.example.org/api/',
      PUBLISHER_NAME: ' Stowarzyszenie Żółw ',
      DATA_LICENCE: 'CC-BY-4.0',
      CORS_ORIGINS: 'https://app.example.org, http://localhost:3000',
      TOKEN_SECRET: 'thirty-two characters at the least',
      TRUST_PROXY: 'true',
      RATE_LIMIT_PER_MINUTE: '0',
      QUERY_TIMEOUT_MS: '3600000',
      LOG_LEVEL: 'silent',
    })
    expect({ ...config }).toEqual({
      port: 80,
      databaseUrl: 'sqlite:/var/lib/partnerstwa.sqlite',
      firstData: 'facts',
      publicUrl: 'https://partnerstwa.example.org/api',
      publisherName: 'Stowarzyszenie Żółw',
      dataLicence: 'CC-BY-4.0',
      corsOrigins: ['https://app.example.org', 'http://localhost:3000'],
      tokenSecret: 'thirty-two characters at the least',
      tokenKeyFile: '/var/lib/token.key',
      trustProxy: true,
      rateLimitPerMinute: 0,
      queryTimeoutMs: 3_600_000,
      logLevel: 'silent',
    })
  })

  it('load no first data into PostgreSQL, unless asked to', () => {
    const DATABASE_URL = 'postgres://somebody:secret@db.example.org:5432/partnerstwa'
    expect(readConfig({ DATABASE_URL }).firstData).toBe('none')
    expect(readConfig({ DATABASE_URL, FIRST_DATA: 'examples' }).firstData).toBe('examples')
  })

  it('take the public address from the port, where that is known', () => {
    expect(readConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
    expect(readConfig({ PORT: '0' }).publicUrl).toBe('http://localhost:4000')
  })

  it('count as not given where they are empty', () => {
    expect(readConfig({ PORT: '', PUBLISHER_NAME: '  ' })).toEqual(readConfig({}))
  })

  it('cannot be changed', () => {
    const config = readConfig({})
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError)
  })

  it.each([
    ['PORT', '4000abc'],
    ['PORT', '4e3'],
    ['PORT', '0x50'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://localhost/db'],
    ['DATABASE_URL', 'sqlite:'],
    ['DATABASE_URL', 'sqlite::memory:'],
    ['DATABASE_URL', 'data/partnerstwa.sqlite'],
    ['FIRST_DATA', 'all'],
    ['PUBLIC_URL', 'partnerstwa.example.org'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['PUBLIC_URL', 'https://example.org/?a=b'],
    ['PUBLIC_URL', 'https://user:secret@example.org'],
    ['DATA_LICENCE', 'public domain'],
    ['CORS_ORIGINS', 'https://a.example.org https://b.example.org'],
    ['CORS_ORIGINS', 'https://a.example.org/'],
    ['CORS_ORIGINS', 'https://*.example.org'],
    ['CORS_ORIGINS', 'https://a.example.org,'],
    ['CORS_ORIGINS', 'example.org'],
    ['TOKEN_SECRET', 'too short'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '1'],
    ['RATE_LIMIT_PER_MINUTE', '-1'],
    ['RATE_LIMIT_PER_MINUTE', 'many'],
    ['QUERY_TIMEOUT_MS', '0'],
    ['QUERY_TIMEOUT_MS', '1e9'],
    ['QUERY_TIMEOUT_MS', '3600001'],
    ['LOG_LEVEL', 'verbose'],
  ])('refuse %s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name} must .+\\.$`)])
  })

  it('are not shown when they are refused: they may hold a password', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://me:secret@localhost' }).join()).not.toContain('secret')
  })

  it('are all checked before one is reported', () => {
    const environment = {
      PORT: '70000',
      DATABASE_URL: 'x',
      FIRST_DATA: 'x',
      PUBLIC_URL: 'x',
      DATA_LICENCE: '?',
    }
    const more = {
      CORS_ORIGINS: 'x',
      TRUST_PROXY: 'x',
      RATE_LIMIT_PER_MINUTE: 'x',
      QUERY_TIMEOUT_MS: 'x',
      LOG_LEVEL: 'x',
    }
    const named = problemsOf({ ...environment, ...more }).map((problem) => problem.split(' ')[0])
    expect(named.sort()).toEqual(Object.keys({ ...environment, ...more }).sort())
  })
})

import { availableParallelism } from 'node:os'
import { ConfigError, readConfig } from '../../src/config/read-config'

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
      smtpUrl: null,
      outboxFolder: 'data/outbox',
      mailFrom: 'no-reply@localhost',
      accountPagesUrl: null,
      publisherEmail: null,
      securityContact: null,
      secondFactorRoles: ['EDITOR', 'MODERATOR', 'ADMIN'],
      oidcIssuer: null,
      oidcAudience: null,
      refreshGraceSeconds: 30,
      routerSecret: null,
      trustedDocuments: null,
      trustProxy: false,
      rateLimitPerMinute: 600,
      apiKeyRateLimitPerMinute: 6_000,
      maxSubscriptions: 10_000,
      maxSubscriptionsPerClient: 100,
      maxSubscriptionsPerApiKey: 1_000,
      readSecondsPerMinute: 20,
      readThreads: Math.min(64, availableParallelism() + 1),
      reusedAnswersMb: 64,
      maxAnswerMb: 10,
      feedFilesMb: 2_048,
      queryTimeoutMs: 10_000,
      commentsPer5Minutes: 10,
      newAccountCommentsPer5Minutes: 5,
      newAccountHours: 24,
      commentEditMinutes: 15,
      commentDepth: 3,
      reportsToHold: 3,
      appealDays: 184,
      changesKeptDays: 1095,
      webhookTargets: 'public',
      logLevel: 'info',
    })
  })

  it('are read from the environment', () => {
    const config = readConfig({
      PORT: '80',
      DATABASE_URL: 'sqlite:/var/lib/partnerstwa.sqlite',
      FIRST_DATA: 'facts',
      PUBLIC_URL: 'https://partnerstwa.example.org/api/',
      PUBLISHER_EMAIL: 'dane@example.org',
      PUBLISHER_NAME: ' Stowarzyszenie Żółw ',
      DATA_LICENCE: 'CC-BY-4.0',
      CORS_ORIGINS: 'https://app.example.org, http://localhost:3000',
      TOKEN_SECRET: 'thirty-two characters at the least',
      SMTP_URL: 'smtps://me%40example.org:p%C5%BC@mail.example.org:465/?requireTLS=true',
      MAIL_FROM: 'rejestr@example.org',
      ACCOUNT_PAGES_URL: 'https://app.example.org/konto/',
      SECURITY_CONTACT: 'mailto:security@example.org',
      SECOND_FACTOR_ROLES: 'ADMIN, REPRESENTATIVE',
      OIDC_ISSUER: 'https://login.example.org/',
      OIDC_AUDIENCE: 'https://partnerstwa.example.org/api',
      ROUTER_SECRET: 'a secret between a router and this service',
      TRUSTED_DOCUMENTS: 'documents.json',
      TRUST_PROXY: 'true',
      RATE_LIMIT_PER_MINUTE: '0',
      API_KEY_RATE_LIMIT_PER_MINUTE: '900',
      MAX_SUBSCRIPTIONS: '0',
      MAX_SUBSCRIPTIONS_PER_CLIENT: '7',
      MAX_SUBSCRIPTIONS_PER_API_KEY: '70',
      READ_SECONDS_PER_MINUTE: '600',
      READ_THREADS: '0',
      REUSED_ANSWERS_MB: '0',
      MAX_ANSWER_MB: '5',
      FEED_FILES_MB: '100',
      QUERY_TIMEOUT_MS: '3600000',
      COMMENTS_PER_5_MINUTES: '100',
      NEW_ACCOUNT_COMMENTS_PER_5_MINUTES: '1',
      NEW_ACCOUNT_HOURS: '0',
      REFRESH_GRACE_SECONDS: '0',
      COMMENT_EDIT_MINUTES: '0',
      COMMENT_DEPTH: '20',
      REPORTS_TO_HOLD: '1',
      APPEAL_DAYS: '14',
      CHANGES_KEPT_DAYS: '30',
      WEBHOOK_TARGETS: 'any',
      LOG_LEVEL: 'silent',
    })
    expect({ ...config }).toEqual({
      port: 80,
      databaseUrl: 'sqlite:/var/lib/partnerstwa.sqlite',
      firstData: 'facts',
      publicUrl: 'https://partnerstwa.example.org/api',
      publisherEmail: 'dane@example.org',
      publisherName: 'Stowarzyszenie Żółw',
      dataLicence: 'CC-BY-4.0',
      corsOrigins: ['https://app.example.org', 'http://localhost:3000'],
      tokenSecret: 'thirty-two characters at the least',
      tokenKeyFile: '/var/lib/token.key',
      smtpUrl: 'smtps://me%40example.org:p%C5%BC@mail.example.org:465/?requireTLS=true',
      outboxFolder: '/var/lib/outbox',
      mailFrom: 'rejestr@example.org',
      accountPagesUrl: 'https://app.example.org/konto',
      securityContact: 'mailto:security@example.org',
      secondFactorRoles: ['ADMIN', 'REPRESENTATIVE'],
      oidcIssuer: 'https://login.example.org/',
      oidcAudience: 'https://partnerstwa.example.org/api',
      routerSecret: 'a secret between a router and this service',
      trustedDocuments: 'documents.json',
      trustProxy: true,
      rateLimitPerMinute: 0,
      apiKeyRateLimitPerMinute: 900,
      maxSubscriptions: 0,
      maxSubscriptionsPerClient: 7,
      maxSubscriptionsPerApiKey: 70,
      readSecondsPerMinute: 600,
      readThreads: 0,
      reusedAnswersMb: 0,
      maxAnswerMb: 5,
      feedFilesMb: 100,
      queryTimeoutMs: 3_600_000,
      commentsPer5Minutes: 100,
      newAccountCommentsPer5Minutes: 1,
      newAccountHours: 0,
      refreshGraceSeconds: 0,
      commentEditMinutes: 0,
      commentDepth: 20,
      reportsToHold: 1,
      appealDays: 14,
      changesKeptDays: 30,
      webhookTargets: 'any',
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

  it.each([
    ['https://rejestr.example.org/api', 'no-reply@rejestr.example.org'],
    ['http://192.168.1.5:4000', 'no-reply@192.168.1.5'],
    ['http://my_host:4000', 'no-reply@my_host'],
  ])('send letters from %s as %s, unless told otherwise', (PUBLIC_URL, mailFrom) => {
    expect(readConfig({ PUBLIC_URL }).mailFrom).toBe(mailFrom)
  })

  it.each([
    'smtp://localhost',
    'smtp://[::1]:25',
    'smtp://me:a%2Fb!$@mail_1:587/',
    'smtps://10.0.0.1?name=me',
  ])('take %s for a mail server', (SMTP_URL) => {
    expect(readConfig({ SMTP_URL }).smtpUrl).toBe(SMTP_URL)
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
    ['SMTP_URL', 'mail.example.org'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtp://:25'],
    ['SMTP_URL', 'smtp://%00'],
    ['SMTP_URL', 'smtp://mail:abc'],
    ['SMTP_URL', 'smtp://mail:65536'],
    ['SMTP_URL', 'smtp://me:100%@mail.example.org'],
    ['SMTP_URL', 'smtp://me:a/b@mail.example.org'],
    ['SMTP_URL', 'smtp://me:a@b@mail.example.org'],
    ['MAIL_FROM', 'no address'],
    ['MAIL_FROM', 'Ada <ada@example.org>'],
    ['MAIL_FROM', 'a@example.org\r\nBcc: b@example.org'],
    ['ACCOUNT_PAGES_URL', 'app.example.org'],
    ['SECURITY_CONTACT', 'security@example.org'],
    ['SECURITY_CONTACT', 'mailto:security'],
    ['SECOND_FACTOR_ROLES', 'all'],
    ['SECOND_FACTOR_ROLES', 'MEMBER'],
    ['SECOND_FACTOR_ROLES', 'ADMIN MODERATOR'],
    ['SECOND_FACTOR_ROLES', 'ADMIN,'],
    ['SECOND_FACTOR_ROLES', 'admin'],
    ['SECOND_FACTOR_ROLES', 'none,ADMIN'],
    ['ACCOUNT_PAGES_URL', 'https://app.example.org/#konto'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '1'],
    ['RATE_LIMIT_PER_MINUTE', '-1'],
    ['API_KEY_RATE_LIMIT_PER_MINUTE', '0'],
    ['WEBHOOK_TARGETS', 'all'],
    ['RATE_LIMIT_PER_MINUTE', 'many'],
    ['REUSED_ANSWERS_MB', '-1'],
    ['READ_THREADS', '65'],
    ['READ_THREADS', 'all'],
    ['FEED_FILES_MB', '63'],
    ['ROUTER_SECRET', 'short'],
    ['QUERY_TIMEOUT_MS', '0'],
    ['QUERY_TIMEOUT_MS', '1e9'],
    ['QUERY_TIMEOUT_MS', '3600001'],
    ['COMMENTS_PER_5_MINUTES', '0'],
    ['NEW_ACCOUNT_COMMENTS_PER_5_MINUTES', '0'],
    ['NEW_ACCOUNT_HOURS', '-1'],
    ['COMMENT_EDIT_MINUTES', '1.5'],
    ['REFRESH_GRACE_SECONDS', '3601'],
    ['COMMENT_DEPTH', '21'],
    ['REPORTS_TO_HOLD', '0'],
    ['APPEAL_DAYS', '0'],
    ['LOG_LEVEL', 'verbose'],
  ])('refuse %s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(`^${name} must .+\\.$`)])
  })

  it.each([
    'login.example.org',
    'http://login.example.org',
    'http://127.0.0.1.example.org',
    'ftp://login.example.org',
    'https://me:secret@login.example.org',
    'https://login.example.org/?a=b',
    'https://login.example.org/#a',
    'https://partnerstwa.example.org',
  ])('refuse OIDC_ISSUER=%s', (issuer) => {
    const environment = { OIDC_AUDIENCE: 'api', PUBLIC_URL: 'https://partnerstwa.example.org' }
    expect(problemsOf({ ...environment, OIDC_ISSUER: issuer })).toEqual([
      expect.stringMatching(/^OIDC_ISSUER must .+\.$/),
    ])
  })

  it.each(['http://localhost:8080', 'http://127.0.0.1:3000/realm', 'http://[::1]:3000'])(
    'take the identity provider %s, of this machine',
    (issuer) => {
      expect(readConfig({ OIDC_ISSUER: issuer, OIDC_AUDIENCE: 'api' }).oidcIssuer).toBe(issuer)
    },
  )

  it('name an identity provider and its audience, or neither', () => {
    expect(problemsOf({ OIDC_ISSUER: 'https://login.example.org' })).toEqual([
      expect.stringMatching(/^OIDC_AUDIENCE and OIDC_ISSUER must/),
    ])
    expect(problemsOf({ OIDC_AUDIENCE: 'api' })).toEqual([expect.stringMatching(/^OIDC_ISSUER must/)])
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
      SMTP_URL: 'x',
      MAIL_FROM: 'x',
      ACCOUNT_PAGES_URL: 'x',
      TRUST_PROXY: 'x',
      RATE_LIMIT_PER_MINUTE: 'x',
      QUERY_TIMEOUT_MS: 'x',
      LOG_LEVEL: 'x',
    }
    const named = problemsOf({ ...environment, ...more }).map((problem) => problem.split(' ')[0])
    expect(named.sort()).toEqual(Object.keys({ ...environment, ...more }).sort())
  })
})

import { availableParallelism } from 'node:os'
import { IsEmail, IsUrl, MinLength, ValidateIf } from 'class-validator'
import { IsTrustedAddress } from '../core/values/trusted-address'
import { EachMatching, ListMatching, Matching, OneOf, Optional, Page, WholeNumber } from './setting'

export const SQLITE_FILE = 'sqlite:data/partnerstwa.sqlite'

const SMTP_URL = 'be smtp://user:password@host:587 or smtps://…, percent-encoded where necessary'
const SMTP_SERVER: Parameters<typeof IsUrl>[0] = {
  protocols: ['smtp', 'smtps'],
  require_protocol: true,
  require_tld: false,
  allow_underscores: true,
  allow_fragments: false,
}

const OIDC_ISSUER =
  'OIDC_ISSUER must be an https address without query and fragment (http only on this machine), must differ from PUBLIC_URL, and needs OIDC_AUDIENCE.'

const SECOND_FACTOR_CHOICE = ['ORGANISER', 'REPRESENTATIVE', 'EDITOR', 'MODERATOR', 'ADMIN']
const SECOND_FACTOR_ROLES = new RegExp(
  `^(none|(${SECOND_FACTOR_CHOICE.join('|')})(,(${SECOND_FACTOR_CHOICE.join('|')}))*)$`,
)

const hasProvider = ({ oidcIssuer, oidcAudience }: Config) => oidcIssuer !== null || oidcAudience !== null

const MAX_READ_THREADS = 64

/** Every setting of the server, with its safe default. Nothing else reads the environment. */
export class Config {
  /** Where the server listens. 0 takes a free port. */
  @WholeNumber(0, 65_535)
  port = 4000

  /** No `sqlite::memory:`: reads have a connection of their own, which would see another, empty memory. */
  @Matching(
    /^(sqlite:(?!:memory:).+|postgres(ql)?:\/\/.+)$/,
    'be sqlite:path/to/file or postgres://user:password@host:5432/name',
  )
  databaseUrl = SQLITE_FILE

  @OneOf('examples', 'facts', 'none')
  firstData: 'examples' | 'facts' | 'none' = 'examples'

  @Page()
  publicUrl = 'http://localhost:4000'

  @MinLength(1, { message: 'PUBLISHER_NAME must not be empty.' })
  publisherName = 'Partnerstwa'

  /** Where people write to who ask about the data. Null: catalogues have the address of the registry only. */
  @Optional()
  @IsEmail({}, { message: 'PUBLISHER_EMAIL must be an e-mail address, such as dane@example.org.' })
  publisherEmail: string | null = null

  @Matching(/^[A-Za-z0-9.+-]+$/, 'be an SPDX identifier, such as CC0-1.0')
  dataLicence = 'CC0-1.0'

  @EachMatching(
    /^(\*|https?:\/\/[^/\s*?#@]+)$/,
    'be * or a comma-separated list of origins, such as https://app.example.org',
  )
  corsOrigins: string[] = ['*']

  /** Signs access tokens. Null: the key in tokenKeyFile does. */
  @Optional()
  @MinLength(32, { message: 'TOKEN_SECRET must have at least 32 characters, and be hard to guess.' })
  tokenSecret: string | null = null

  /** Beside the SQLite file, or in data/. */
  tokenKeyFile = 'data/token.key'

  /** Null: letters are laid down in outboxFolder. */
  @Optional()
  @IsUrl(SMTP_SERVER, { message: `SMTP_URL must ${SMTP_URL}.` })
  @Matching(/^\w+:\/\/((%[\da-f]{2}|[^\s%/?#@])+@)?[^\s%/?#@]+\/?(\?[^\s#]*)?$/i, SMTP_URL)
  smtpUrl: string | null = null

  /** Beside the SQLite file, or in data/. */
  outboxFolder = 'data/outbox'

  /** The address only: the name beside it is the publisher’s. */
  @IsEmail(
    { require_tld: false, allow_ip_domain: true, allow_underscores: true, blacklisted_chars: '"' },
    { message: 'MAIL_FROM must be an e-mail address, such as no-reply@example.org.' },
  )
  mailFrom = 'no-reply@localhost'

  /** The pages of an application where a code from a letter is taken. Null: letters have the code only. */
  @Optional()
  @Page()
  accountPagesUrl: string | null = null

  /** Where researchers report security problems: an e-mail address or a page. Null: security.txt is not served. */
  @Optional()
  @Matching(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'be mailto:somebody@example.org or an https address')
  securityContact: string | null = null

  /** The OpenID Connect provider whose tokens are good too, exactly as they name it; not us, for ours name PUBLIC_URL. */
  @ValidateIf(hasProvider)
  @IsTrustedAddress('publicUrl', OIDC_ISSUER)
  oidcIssuer: string | null = null

  /** What the provider calls this service. */
  @ValidateIf(hasProvider)
  @MinLength(1, { message: 'OIDC_AUDIENCE and OIDC_ISSUER must be set together.' })
  oidcAudience: string | null = null

  /** The roles that count only in sessions with a second factor, or `none`. */
  @ListMatching(SECOND_FACTOR_ROLES, `be none or some of ${SECOND_FACTOR_CHOICE.join(', ')}, comma-separated`)
  secondFactorRoles: string[] = ['EDITOR', 'MODERATOR', 'ADMIN']

  /** For how long a refresh token that was exchanged still leads to its session. */
  @WholeNumber(0, 3_600, 'seconds')
  refreshGraceSeconds = 30

  /** What a router shows in Router-Authorization to be told how long each field took. Null: nobody is. */
  @Optional()
  @MinLength(32, { message: 'ROUTER_SECRET must have at least 32 characters, and be hard to guess.' })
  routerSecret: string | null = null

  /** The file of the documents that alone are answered. Null: any are. */
  @Optional()
  @MinLength(1, { message: 'TRUSTED_DOCUMENTS must be the path of a file.' })
  trustedDocuments: string | null = null

  @OneOf(true, false)
  trustProxy = false

  /** Requests a minute for one address; 0 switches the limit off. */
  @WholeNumber(0)
  rateLimitPerMinute = 600

  /** The same for the API keys of one organisation together, but for those that have a number of their own. */
  @WholeNumber(1)
  apiKeyRateLimitPerMinute = 6_000

  /** Subscriptions, and WebSockets, at the same time: in all, of one address, and of the API keys of one organisation. */
  @WholeNumber(0)
  maxSubscriptions = 10_000

  @WholeNumber(0)
  maxSubscriptionsPerClient = 100

  @WholeNumber(0)
  maxSubscriptionsPerApiKey = 1_000

  /** How many seconds a minute the database may work for one client; 0, or no limit of requests: as many as it takes. */
  @WholeNumber(0, 3_600, 'seconds')
  readSecondsPerMinute = 20

  /** Threads that execute queries on SQLite; 0: the thread does that takes the requests. One is always left to others than the busiest client, who can use all processors by the rest. */
  @WholeNumber(0, MAX_READ_THREADS)
  readThreads = Math.min(MAX_READ_THREADS, availableParallelism() + 1)

  /** Megabytes for answers that are given again while the registry stays the same; 0: none is. */
  @WholeNumber(0)
  reusedAnswersMb = 64

  /** Megabytes that one answer of GraphQL may have. */
  @WholeNumber(1)
  maxAnswerMb = 10

  /** Megabytes on the disk for feeds that are being read. */
  @WholeNumber(64)
  feedFilesMb = 2_048

  /** At most an hour. */
  @WholeNumber(1, 3_600_000, 'milliseconds')
  queryTimeoutMs = 10_000

  /** Comments that one account may write in five minutes, and that a new one may. */
  @WholeNumber(1)
  commentsPer5Minutes = 10

  @WholeNumber(1)
  newAccountCommentsPer5Minutes = 5

  /** How long an account counts as new. */
  @WholeNumber(0)
  newAccountHours = 24

  /** How long after writing it an author may change a comment. */
  @WholeNumber(0)
  commentEditMinutes = 15

  /** The depth of the deepest replies. */
  @WholeNumber(0, 20)
  commentDepth = 3

  /** So many reports make a comment wait for a moderator. */
  @WholeNumber(1)
  reportsToHold = 3

  /** For how many days a decision can be appealed: the half a year of Regulation (EU) 2022/2065, Article 20. */
  @WholeNumber(1, 3_650, 'days')
  appealDays = 184

  /** Where webhooks may lead: `any` is for trying them out on this machine. */
  @OneOf('public', 'any')
  webhookTargets: 'public' | 'any' = 'public'

  /** For how many days the change log goes back. */
  @WholeNumber(1, 36_500, 'days')
  changesKeptDays = 1_095

  @OneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent')
  logLevel = 'info'
}

import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { Role } from '../../authz/role.enums'
import type { Config } from '../../config/config'
import { CacheExpiry } from '../../core/cache-expiry'
import type { Write } from '../../core/change-log/write'
import { DeadlineReader } from '../../core/collections/deadline-reader'
import type { Spend } from '../../core/collections/reader'
import { RegistryError } from '../../core/errors'
import type { SignedIn } from '../../core/viewer'
import type { Database } from '../../database/database'
import { IdentityProvider } from '../../modules/account/identity/identity-provider'
import type { MailWorker } from '../../modules/account/mail/mail-worker'
import { FactorSecrets } from '../../modules/account/second-factor/factor-secrets'
import { AccessTokens } from '../../modules/account/session/access-tokens'
import { authenticate } from '../../modules/account/session/authenticate'
import { RefreshTokens } from '../../modules/account/session/refresh-tokens'
import { SignInAttempts } from '../../modules/account/session/sign-in-attempts'
import { ApiKeyScope } from '../../modules/api-key/api-key.enums'
import type { KeyHolder, KnownKeys } from '../../modules/api-key/authenticate-api-key'
import type { Commenting } from '../../modules/comment/comment.policy'
import type { CommentContext } from '../../modules/comment/commented-subject'
import type { ViewContext } from '../../modules/view/view.resolver'
import type { ViewCounter } from '../../modules/view/view-counter'
import type { WebhookContext } from '../../modules/webhook/webhook-context'
import type { Targets } from '../../modules/webhook/webhook-target'
import { HttpError } from '../errors/http-error'
import { type ClientBudget, clientBudgets } from '../limits/read-budget'
import { asksForCost, RequestCost } from '../limits/request-cost'
import type { ReadThreads } from '../threads/read-threads'
import { readerInThreads } from '../threads/thread-statements'
import { authorizations, type KeyHolders } from './api-key-holders'
import { clientNetwork } from './client-address'
import { clientName } from './client-name'
import { MutationProgress } from './mutation-progress'
import type { Secrets } from './secrets'

/** What the door itself carries with a request; the rooms see only the Context in it. */
export interface ServerContext extends CommentContext, ViewContext, WebhookContext {
  /** Writes the request's id on every line. */
  readonly log: FastifyBaseLogger
  /** Whose share of feeds at once it takes: that of an organisation which shows an API key, or of a network. */
  readonly quotaOwner: string
  readonly progress: MutationProgress
  /** Why the credentials of the request are refused, while it is not known whether it needs any. Shared by every copy of the context. */
  readonly refusal: { current: HttpError | null }
  readonly reader: DeadlineReader
  /** What is left to the client of the time of the database. */
  readonly budget: ClientBudget
  /** Aborts when the client goes before it has its answer. */
  readonly leaving: AbortSignal
  /** Null: the client has not asked what its request costs. */
  readonly cost: RequestCost | null
  /** Why what a query reads is not to be read once more: its time is over, or its thread has ended. */
  readonly lostRead: { cause: Error | null }
}

export interface Server {
  readonly config: Config
  readonly database: Database
  readonly threads: ReadThreads | null
  readonly log: Logger
  readonly views: ViewCounter
  readonly mailWorker: MailWorker
  readonly keys: KnownKeys
  readonly holderOf: KeyHolders
  readonly secrets: Secrets
  readonly targets: Targets
}

/** Whoever shows an API key is to have one for the scope, where one is named. */
export type ContextOf = (
  request: FastifyRequest,
  scope?: ApiKeyScope,
  more?: {
    readonly onBadCredentials?: 'refuse' | 'hold'
    readonly leaving?: AbortSignal
    /** What stands for the Authorization headers of the request. */
    readonly authorization?: readonly string[]
  },
) => Promise<ServerContext>

export interface Identity {
  readonly holder: KeyHolder | null
  readonly viewer: SignedIn | null
}

/** Whom Authorization headers speak for, or what is wrong with them. */
export type Identify = (authorization: readonly string[]) => Promise<Identity | 'badKey' | 'badToken'>

export interface RequestContexts {
  readonly context: ContextOf
  readonly identify: Identify
}

/**
 * Makes the context of each request. Credentials that are shown and are not good fail even a public query; where they are
 * held, the caller refuses them by the context.
 */
export function requestContexts(server: Server): RequestContexts {
  const { config, database, threads, log, views, mailWorker, keys, holderOf, targets } = server
  const { tokenKey, cursorSecret, refreshKey, factorKey } = server.secrets
  const { secondFactorRoles } = config
  const accessTokens = new AccessTokens(tokenKey, config.publicUrl)
  const refreshTokens = new RefreshTokens(refreshKey, config.refreshGraceSeconds * 1_000)
  const factorSecrets = new FactorSecrets(factorKey, log)
  const attempts = new SignInAttempts({
    comments: config.commentsPer5Minutes,
    newcomersComments: config.newAccountCommentsPer5Minutes,
  })
  const commenting = commentingOf(config)
  const budgetOf = clientBudgets(config.rateLimitPerMinute === 0 ? 0 : config.readSecondsPerMinute)
  const identityProvider = identityProviderOf(config, log)
  const write: Write = (work) => database.write(work, config.queryTimeoutMs)
  const identify = async (
    authorization: readonly string[],
    shown: KeyHolder | null | 'refused',
    now: Date,
  ): Promise<Identity | 'badKey' | 'badToken'> => {
    if (shown === 'refused') return 'badKey'
    // Whoever shows a key is a visitor, who may ask more often.
    if (shown) return { holder: shown, viewer: null }
    const reader = new DeadlineReader(database.reader, config.queryTimeoutMs)
    const asking = { authorization, accessTokens, identityProvider, reader, write, now, secondFactorRoles }
    const viewer = await authenticate(asking)
    return viewer === 'refused' ? 'badToken' : { holder: null, viewer }
  }
  const context: ContextOf = async (
    request,
    scope,
    { onBadCredentials = 'refuse', leaving = NEVER, authorization } = {},
  ) => {
    const now = new Date()
    const shown = await (authorization ? keys.holderOf(authorization) : holderOf(request))
    const holder = shown === 'refused' ? null : shown
    if (holder && scope && !holder.scopes.includes(scope))
      throw new RegistryError('FORBIDDEN', `The API key does not have the scope ${scope}.`, {
        reason: 'MISSING_SCOPE',
        scope,
      })
    const known = await identify(authorization ?? authorizations(request), shown, now)
    const refusal = known === 'badKey' ? badKey() : known === 'badToken' ? badToken() : null
    if (refusal && onBadCredentials === 'refuse') throw refusal
    const viewer = typeof known === 'string' ? null : known.viewer
    const quotaOwner = () => holder?.owner ?? clientNetwork(request.ip)
    const budget = budgetOf(viewer?.accountId ?? quotaOwner())
    budget.refuseIfSpent('reads')
    const cost = asksForCost(request.headers['x-cost']) ? new RequestCost(() => budget.readsLeft()) : null
    const spend: Spend = (milliseconds) => {
      budget.reads(milliseconds)
      cost?.spend(milliseconds)
    }
    // Queries are executed in threads as they are; what else is read is read there statement by statement.
    const reader = new DeadlineReader(
      scope === ApiKeyScope.FEEDS ? readerInThreads(database.reader, threads, quotaOwner) : database.reader,
      config.queryTimeoutMs,
      spend,
    )
    if (scope === ApiKeyScope.FEEDS) reader.endWith(leaving)
    const epoch = { current: new Map() }
    const progress = new MutationProgress()
    return {
      epoch,
      reader,
      budget,
      now,
      write: async (work) => {
        const result = await write((writing) => {
          writing.actAs(viewer && { accountId: viewer.accountId, role: Role.MEMBER })
          return work(writing)
        })
        progress.commit()
        reader.renew()
        epoch.current = new Map()
        return result
      },
      viewer,
      selection: null,
      cacheExpiry: new CacheExpiry(),
      publicUrl: config.publicUrl,
      cursorSecret,
      accessTokens,
      refreshTokens,
      attempts,
      factorSecrets,
      secondFactorRoles,
      commenting,
      appealDays: config.appealDays,
      views,
      targets,
      get clientAddress() {
        return clientNetwork(request.ip)
      },
      get client() {
        return clientName(request)
      },
      get quotaOwner() {
        return quotaOwner()
      },
      deliverSoon: () => mailWorker.poke(),
      progress,
      refusal: { current: refusal },
      leaving,
      lostRead: { cause: null },
      cost,
      log: request.log,
    }
  }
  return {
    context,
    identify: async (authorization) =>
      identify(authorization, await keys.holderOf(authorization), new Date()),
  }
}

const NEVER = new AbortController().signal

export const commentingOf = (config: Config): Commenting => ({
  editMinutes: config.commentEditMinutes,
  deepest: config.commentDepth,
  newAccountHours: config.newAccountHours,
  reportsToHold: config.reportsToHold,
})

const badKey = () =>
  new HttpError(401, 'The API key is not valid: it is unknown, has expired or was revoked.')

const badToken = () => new HttpError(401, 'The access token is not valid. Sign in again, or send no token.')

const identityProviderOf = ({ oidcIssuer, oidcAudience }: Config, log: Logger): IdentityProvider | null =>
  oidcIssuer === null || oidcAudience === null ? null : new IdentityProvider(oidcIssuer, oidcAudience, log)

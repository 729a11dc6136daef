import type { FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { Role } from '../../account/account.enums'
import { IdentityProvider } from '../../account/identity/identity-provider'
import type { Postman } from '../../account/mail/postman'
import { AccessTokens } from '../../account/session/access-tokens'
import { Attempts } from '../../account/session/attempts'
import { authenticate } from '../../account/session/authenticate'
import type { ApiKeyScope } from '../../api-key/api-key.enums'
import type { Config } from '../../config/config'
import type { Database } from '../../database/database'
import { RegistryError } from '../../shared/errors'
import { GoodUntil } from '../../shared/good-until'
import type { Write } from '../../shared/writing'
import type { ViewCounter } from '../../view/view-counter'
import type { Targets } from '../../webhook/target/targets'
import { HttpError } from '../errors/http-errors'
import { withDeadline } from '../http/deadline'
import { clientNetwork } from './client-address'
import { authorizations, type KeyHolders } from './key-holders'
import type { Secrets } from './secrets'
import type { ServerContext } from './server-context'

export interface Server {
  readonly config: Config
  readonly database: Database
  readonly log: Logger
  readonly views: ViewCounter
  readonly postman: Postman
  readonly holderOf: KeyHolders
  readonly secrets: Secrets
  readonly targets: Targets
}

/** Whoever shows an API key is to have one for the scope, where one is named. */
export type ContextOf = (request: FastifyRequest, scope?: ApiKeyScope) => Promise<ServerContext>

/** Makes the context of each request. A token that is shown and is not good fails even a public query. */
export function requestContext(server: Server): ContextOf {
  const { config, database, log, views, postman, holderOf, targets } = server
  const { tokenKey, cursorSecret } = server.secrets
  const accessTokens = new AccessTokens(tokenKey, config.publicUrl)
  const attempts = new Attempts({
    comments: config.commentsPer5Minutes,
    newcomersComments: config.newAccountCommentsPer5Minutes,
  })
  const commenting = {
    editMinutes: config.commentEditMinutes,
    deepest: config.commentDepth,
    newAccountHours: config.newAccountHours,
    reportsToHold: config.reportsToHold,
  }
  const identityProvider = identityProviderOf(config, log)
  return async (request, scope) => {
    const reader = withDeadline(database.reader, config.queryTimeoutMs)
    const now = new Date()
    const write: Write = (work) => database.write(work, config.queryTimeoutMs)
    const holder = await holderOf(request)
    if (holder === 'refused')
      throw new HttpError(401, 'The API key is not valid: it is not known, has expired or was revoked.')
    if (holder && scope && !holder.scopes.includes(scope))
      throw new RegistryError('FORBIDDEN', `The API key is not good for ${scope}.`)
    // Whoever shows a key is a visitor, who may ask more often.
    const authorization = holder ? [] : authorizations(request)
    const asking = { authorization, accessTokens, identityProvider, reader, write, now }
    const viewer = await authenticate(asking)
    if (viewer === 'refused')
      throw new HttpError(401, 'The access token is not valid. Sign in again, or send none.')
    const epoch = { current: new Map() }
    return {
      epoch,
      reader,
      now,
      write: async (work) => {
        const result = await write((writing) => {
          writing.actAs(viewer && { accountId: viewer.accountId, role: Role.MEMBER })
          return work(writing)
        })
        epoch.current = new Map()
        return result
      },
      viewer,
      selection: null,
      goodUntil: new GoodUntil(),
      publicUrl: config.publicUrl,
      cursorSecret,
      accessTokens,
      attempts,
      commenting,
      views,
      targets,
      get clientAddress() {
        return clientNetwork(request.ip)
      },
      get quotaOwner() {
        return holder?.owner ?? clientNetwork(request.ip)
      },
      deliverSoon: () => postman.poke(),
      log: request.log,
    }
  }
}

const identityProviderOf = ({ oidcIssuer, oidcAudience }: Config, log: Logger): IdentityProvider | null =>
  oidcIssuer === null || oidcAudience === null ? null : new IdentityProvider(oidcIssuer, oidcAudience, log)

import sql, { type Sql } from 'sql-template-tag'
import { may } from '../../authz/may'
import type { Reader } from '../../core/collections/reader'
import { RegistryError } from '../../core/errors'
import { newId } from '../../core/id'
import { findRecord } from '../../mutations/change-record'
import { declareMutationIn } from '../../mutations/declare-mutation'
import type { MutationContext } from '../../mutations/mutation-context'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { positionOf, readLog, refuseExpiredCursor } from '../history/change-cursor'
import { findOwner } from '../organisation/organisation.mutations'
import { Webhook, webhooks } from './webhook.entity'
import { WebhookState } from './webhook.enums'
import {
  CreateWebhookInput,
  DeleteWebhookInput,
  ResumeWebhookInput,
  RotateWebhookSecretInput,
  webhookPayload,
  webhookSecretPayload,
} from './webhook.inputs'
import { webhookPolicy } from './webhook.policy'
import { type WebhookContext } from './webhook-context'
import { newSecret, shown } from './webhook-secret'
import { brokenSettings, problemOfTarget } from './webhook-settings'

const declareMutation = declareMutationIn<WebhookContext>()

/** Of one organisation: each is a request for each change. */
const MAX_PER_OWNER = 10

/** For which deliveries are signed with the former secret too. */
const BOTH_SECRETS_MS = 24 * 60 * 60_000

const createWebhook = declareMutation({
  name: 'createWebhook',
  description:
    'Creates a webhook, which sends public changes to an address. For representatives of the organisation and administrators. The signing secret is shown only in this answer. FORBIDDEN for others; CONFLICT if the organisation has ten webhooks; RESYNC_REQUIRED if the change log no longer has the changes after the cursor.',
  input: CreateWebhookInput,
  inputDescription: 'The address, and which changes to send.',
  payload: webhookSecretPayload,
  action: webhookPolicy.create,
  prepare: async ({ input: { url, organisationId }, context }) => ({
    problem: await problemOfTarget(url, {
      isAllowed: await may(webhookPolicy.create, organisationId ?? '', context),
      context,
    }),
  }),
  violations: ({ input, problem }, mutation) => brokenSettings(input, problem, mutation),
  subject: findOwner,
  work: async ({ input, context, organisationId }, mutation) => {
    const { write, viewer, now } = mutation
    if (organisationId !== null) await refuseMany(organisationId, mutation)
    const { url, types = null, territory = null } = input
    const id = newId(webhooks.prefix)
    const secret = newSecret()
    await write.insert(Webhook, [
      {
        ...{ id, url, types, territory, secret, organisationId },
        ...{ formerSecret: null, formerSecretUntil: null },
        state: WebhookState.ENABLED,
        position: await beginOf(input.after, null, { mutation, context }),
        createdAt: now.toISOString(),
        nextAttemptAt: now.toISOString(),
        failingSince: null,
        failures: 0,
        holder: null,
        heldUntil: null,
        toldAt: null,
        createdById: viewer.accountId,
      },
    ])
    return { id, secret: shown(secret) }
  },
})

/** Switches it on, where it was off. Whoever delivers it just now is not heard any more. */
const resumeWebhook = declareMutation({
  name: 'resumeWebhook',
  description:
    'Resumes a webhook: retries a waiting delivery at once, switches it on again, or starts from the given cursor. For representatives of its organisation and administrators. RESYNC_REQUIRED if the change log no longer has the changes after the cursor.',
  input: ResumeWebhookInput,
  inputDescription: 'The webhook to resume, and from which change.',
  payload: webhookPayload,
  action: webhookPolicy.resume,
  subject: ({ input }, mutation) => findRecord(webhooks, input.id, mutation),
  work: async ({ input, context, record: { id, position } }, mutation) => {
    await mutation.write.update(Webhook, id, {
      position: await beginOf(input.after, position, { mutation, context }),
      state: WebhookState.ENABLED,
      nextAttemptAt: mutation.now.toISOString(),
      failingSince: null,
      failures: 0,
      holder: null,
      heldUntil: null,
    })
  },
})

/** Whoever delivers it just now goes on with the former secret. */
const rotateWebhookSecret = declareMutation({
  name: 'rotateWebhookSecret',
  description:
    'Creates a new secret for a webhook and shows it once. For a day, deliveries are also signed with the previous secret, so that none is refused meanwhile. If the previous secret has leaked, call it twice. For representatives of the webhook’s organisation and administrators.',
  input: RotateWebhookSecretInput,
  inputDescription: 'The webhook that needs a new secret.',
  payload: webhookSecretPayload,
  action: webhookPolicy.rotateSecret,
  subject: ({ input }, mutation) => findRecord(webhooks, input.id, mutation),
  work: async ({ record: { id } }, { write, now }) => {
    const secret = newSecret()
    const [{ secret: formerSecret } = { secret: null }] = await write.read<{ secret: string }>(
      sql`SELECT "secret" FROM "webhook" WHERE "id" = ${id}`,
    )
    const formerSecretUntil = new Date(now.getTime() + BOTH_SECRETS_MS).toISOString()
    await write.update(Webhook, id, { secret, formerSecret, formerSecretUntil })
    return { secret: shown(secret) }
  },
})

const deleteWebhook = declareMutation({
  name: 'deleteWebhook',
  description:
    'Deletes a webhook and its deliveries. For representatives of its organisation and administrators.',
  input: DeleteWebhookInput,
  inputDescription: 'The webhook that is no longer needed.',
  payload: webhookPayload,
  action: webhookPolicy.delete,
  subject: ({ input }, mutation) => findRecord(webhooks, input.id, mutation),
  work: async ({ record }, { write }) => {
    await write.delete(Webhook, record.id)
    return { id: null }
  },
})

/** Rows as the transaction sees them, as lists. */
const rowsOf = ({ write }: MutationContext): Pick<Reader, 'all'> => ({
  all: async (statement) => (await write.read<object>(statement as Sql)).map((row) => Object.values(row)),
})

/** Where the changes to deliver begin. Fails where some of them are gone. */
async function beginOf(
  after: string | null | undefined,
  position: string | null,
  { mutation, context }: Beginning,
) {
  const rows = rowsOf(mutation)
  const log = await readLog(rows)
  const place = after ? positionOf(after, context, 'input.after') : position
  if (place !== null) await refuseExpiredCursor(place, log, rows)
  return place ?? log.head
}

interface Beginning {
  readonly mutation: MutationContext
  readonly context: WebhookContext
}

/** Its record is locked: two of its representatives take turns. */
async function refuseMany(organisationId: string, { write }: MutationContext) {
  const [{ count } = { count: 0 }] = await write.read<{ count: number | string }>(
    sql`SELECT count(*) AS "count" FROM "webhook" WHERE "organisationId" = ${organisationId}`,
  )
  if (Number(count) >= MAX_PER_OWNER)
    throw new RegistryError(
      'CONFLICT',
      `The organisation already has ${MAX_PER_OWNER} webhooks. Delete one with deleteWebhook first.`,
      { reason: 'LIMIT_REACHED', limit: MAX_PER_OWNER },
    )
}

export const WebhookMutations = mutationResolver(
  createWebhook,
  resumeWebhook,
  rotateWebhookSecret,
  deleteWebhook,
)

import sql from 'sql-template-tag'
import { behind, type Log, placeOf, refuseUnlessKept } from '../../history/change-log'
import { findVisible } from '../../keeping/find-kept'
import { actAsRepresentative, represents } from '../../keeping/keeper'
import { type Acting, writeAs } from '../../keeping/write-as'
import { ownerOf } from '../../organisation/keeping/owner'
import { RegistryError, type Violation } from '../../shared/errors'
import { newId } from '../../shared/ids'
import { signedIn } from '../../shared/signed-in'
import { NamedUnits } from '../../territory/named-units'
import { Webhook, webhooks } from '../webhook.entity'
import { WebhookState } from '../webhook.enums'
import type { WebhookContext } from '../webhook-context'
import type { CreateWebhookInput, DeleteWebhookInput, ResumeWebhookInput } from './webhook.inputs'
import { newSecret, shown } from './webhook-secret'

/** Of one organisation: each is a request for each change. */
const MOST_OF_ONE = 10

interface CreatedWebhook {
  readonly id: string
  readonly secret: string
}

export async function createWebhook(
  input: CreateWebhookInput,
  context: WebhookContext,
): Promise<CreatedWebhook> {
  const { url, types = null, territory = null } = input
  const problem = await problemOfTarget(input, context)
  const check = async ({ write }: Acting): Promise<Violation[]> => [
    ...(problem === null ? [] : [{ path: ['input', 'url'], rule: 'target', message: `url ${problem}.` }]),
    ...(territory === null ? [] : (await NamedUnits.of([territory], ['territory'], write)).violations),
  ]
  const work = async (acting: Acting): Promise<CreatedWebhook> => {
    const { write, viewer, now } = acting
    const organisationId = await ownerOf(input.organisationId, acting)
    if (organisationId !== null) await refuseMany(organisationId, acting)
    const log = await logOf(acting)
    const id = newId(webhooks.prefix)
    const secret = newSecret()
    await write.insert(Webhook, [
      {
        ...{ id, url, types, territory, secret, organisationId },
        ...{ formerSecret: null, formerSecretUntil: null },
        state: WebhookState.ENABLED,
        position: input.after ? placeKept(input.after, log, context) : behind(log.newest),
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
  }
  return writeAs({ input, check, work }, context)
}

/** Nobody else is told where a name leads to. A transaction does not wait for it; and it counts as a write of its own. */
async function problemOfTarget({ url, organisationId }: CreateWebhookInput, context: WebhookContext) {
  const { targets, attempts } = context
  const viewer = signedIn(context)
  if (!represents(organisationId ?? null, viewer)) return targets.problemAsWritten(url)
  await attempts.write(viewer.accountId)
  return targets.problemOf(url)
}

/** Switches it on, where it was off. Whoever delivers it just now is not heard any more. */
export function resumeWebhook(input: ResumeWebhookInput, context: WebhookContext): Promise<string> {
  const work = async (acting: Acting) => {
    const { id, organisationId, position } = await findVisible(webhooks, input.id, acting)
    await actAsRepresentative(organisationId, acting)
    const log = await logOf(acting)
    if (!input.after) refuseUnlessKept(position, log)
    await acting.write.update(Webhook, id, {
      position: input.after ? placeKept(input.after, log, context) : position,
      state: WebhookState.ENABLED,
      nextAttemptAt: acting.now.toISOString(),
      failingSince: null,
      failures: 0,
      holder: null,
      heldUntil: null,
    })
    return id
  }
  return writeAs({ input, work }, context)
}

export function deleteWebhook(input: DeleteWebhookInput, context: WebhookContext): Promise<void> {
  const work = async (acting: Acting) => {
    const { id, organisationId } = await findVisible(webhooks, input.id, acting)
    await actAsRepresentative(organisationId, acting)
    await acting.write.delete(Webhook, id)
  }
  return writeAs({ input, work }, context)
}

const logOf = async ({ write }: Acting): Promise<Log> => {
  const [log] = await write.read<Log>(
    sql`SELECT "version" AS "newest", "changesFrom" AS "from" FROM "registry"`,
  )
  return log as Log
}

/** The place of the cursor, if the changes behind it are there. */
function placeKept(cursor: string, log: Log, context: WebhookContext): string {
  const place = placeOf(cursor, context, 'input.after')
  refuseUnlessKept(place, log)
  return place
}

/** Its record is locked: two of its representatives take turns. */
async function refuseMany(organisationId: string, { write }: Acting) {
  const [{ count } = { count: 0 }] = await write.read<{ count: number | string }>(
    sql`SELECT count(*) AS "count" FROM "webhook" WHERE "organisationId" = ${organisationId}`,
  )
  if (Number(count) >= MOST_OF_ONE)
    throw new RegistryError(
      'CONFLICT',
      `The organisation has ${MOST_OF_ONE} webhooks: delete one with deleteWebhook first.`,
    )
}

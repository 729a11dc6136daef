import { may } from '../../authz/may'
import { signedIn } from '../../authz/signed-in'
import { refusedNulls } from '../../core/patch'
import { findRecord } from '../../mutations/change-record'
import { declareMutationIn } from '../../mutations/declare-mutation'
import { mutationResolver } from '../../mutations/mutation-resolver'
import { sendSample } from './delivery/send-sample'
import { Webhook, webhooks } from './webhook.entity'
import { WebhookState } from './webhook.enums'
import {
  PauseWebhookInput,
  TestWebhookInput,
  testWebhookPayload,
  UpdateWebhookInput,
  webhookPayload,
} from './webhook.inputs'
import { webhookPolicy } from './webhook.policy'
import type { WebhookContext } from './webhook-context'
import { brokenSettings, problemOfTarget } from './webhook-settings'

const declareMutation = declareMutationIn<WebhookContext>()

/** Whoever delivers it just now is not heard any more. */
const TAKEN_FROM_HOLDER = { holder: null, heldUntil: null }

const updateWebhook = declareMutation({
  name: 'updateWebhook',
  description:
    'Changes the address of a webhook, or which changes are sent. It keeps its secret, its position and its state. For representatives of its organisation and administrators.',
  input: UpdateWebhookInput,
  inputDescription: 'What to change.',
  payload: webhookPayload,
  action: webhookPolicy.update,
  prepare: async ({ input: { id, url }, context }) => ({
    problem:
      url == null
        ? null
        : await problemOfTarget(url, { isAllowed: await may(webhookPolicy.update, id, context), context }),
  }),
  find: ({ input }, mutation) => findRecord(webhooks, input.id, mutation),
  violations: async ({ input, problem }, mutation) => [
    ...refusedNulls(Webhook, { url: input.url }, mutation),
    ...(await brokenSettings(input, problem, mutation)),
  ],
  work: async ({ input: { url, types, territory }, record }, { write, now }) => {
    const isMoved = url != null && url !== record.url
    const settings = {
      ...(isMoved && { url, failures: 0, failingSince: null, nextAttemptAt: now.toISOString() }),
      ...(types !== undefined && { types }),
      ...(territory !== undefined && { territory }),
    }
    if (Object.keys(settings).length > 0)
      await write.update(Webhook, record.id, { ...settings, ...TAKEN_FROM_HOLDER })
  },
})

const pauseWebhook = declareMutation({
  name: 'pauseWebhook',
  description:
    'Pauses a webhook: nothing is sent until resumeWebhook, which continues where it stopped as long as the change log has the changes. For representatives of its organisation and administrators.',
  input: PauseWebhookInput,
  inputDescription: 'The webhook that is to wait.',
  payload: webhookPayload,
  action: webhookPolicy.pause,
  subject: ({ input }, mutation) => findRecord(webhooks, input.id, mutation),
  work: async ({ record }, { write }) => {
    await write.update(Webhook, record.id, { state: WebhookState.PAUSED, ...TAKEN_FROM_HOLDER })
  },
})

const testWebhook = declareMutation({
  name: 'testWebhook',
  description:
    'Sends a signed sample message of the type `webhook.test` to the address of a webhook, in any state of it, and tells what the receiver answered within 5 seconds. It changes nothing. For representatives of its organisation and administrators.',
  input: TestWebhookInput,
  inputDescription: 'The webhook to try out.',
  payload: testWebhookPayload,
  action: webhookPolicy.test,
  // A transaction does not wait for an answer; and it counts as a write of its own.
  prepare: async ({ input: { id }, context }) => {
    if (!(await may(webhookPolicy.test, id, context))) return { sample: null }
    await context.attempts.write(signedIn(context).accountId)
    return { sample: await sendSample(id, context) }
  },
  subject: ({ input }, mutation) => findRecord(webhooks, input.id, mutation),
  work: async ({ sample }) => {
    if (!sample) throw new Error('The right was given while it was asked for.')
    return sample
  },
})

export const WebhookUpdateMutations = mutationResolver(updateWebhook, pauseWebhook, testWebhook)

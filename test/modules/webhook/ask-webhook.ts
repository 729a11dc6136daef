import type { Client } from '../../support/app'

const FIELDS = `id url types territory state failingSince formerSecretUntil nextAttemptAt cursor organisation { id } createdBy { id }
  deliveries(first: 100) { nodes { messageId kind type recordId attempts status problem startedAt deliveredAt } }`

const MUTATIONS = {
  createWebhook: ['CreateWebhookInput', 'secret'],
  updateWebhook: ['UpdateWebhookInput', ''],
  pauseWebhook: ['PauseWebhookInput', ''],
  testWebhook: ['TestWebhookInput', 'messageId status problem milliseconds'],
  resumeWebhook: ['ResumeWebhookInput', ''],
  rotateWebhookSecret: ['RotateWebhookSecretInput', 'secret'],
  deleteWebhook: ['DeleteWebhookInput', ''],
} as const

/** The answer to a mutation, or the code of its refusal. */
export async function ask(by: Client, mutation: keyof typeof MUTATIONS, input: object) {
  const [type, more] = MUTATIONS[mutation]
  const { data, errors } = await by.query(
    `mutation Ask($input: ${type}!) { ${mutation}(input: $input) { ${more} webhook { ${FIELDS} } } }`,
    { input },
  )
  const { secret, webhook, ...answer } = data?.[mutation] ?? {}
  const extensions = errors?.[0]?.extensions
  const refusal = { code: extensions?.code, violations: extensions?.violations }
  return { secret: secret as string, webhook, answer, ...refusal }
}

export const webhooksOf = async (by: Client) =>
  (await by.data(`{ webhooks(first: 100) { nodes { ${FIELDS} } } }`)).webhooks.nodes

export const webhookOf = async (by: Client, id: string) =>
  (await by.data(`{ node(id: "${id}") { ... on Webhook { ${FIELDS} } } }`)).node

import { Ctx, Mutation, Resolver } from 'type-graphql'
import { KeptInput } from '../../keeping/kept-input'
import { byId } from '../../shared/collection'
import { webhooks } from '../webhook.entity'
import type { WebhookContext } from '../webhook-context'
import { createWebhook, deleteWebhook, resumeWebhook } from './keep-webhooks'
import {
  CreateWebhookInput,
  DeleteWebhookInput,
  ResumeWebhookInput,
  RotateWebhookSecretInput,
  WebhookPayload,
  WebhookSecretPayload,
} from './webhook.inputs'
import { rotateWebhookSecret } from './webhook-secret'

@Resolver()
export class WebhookKeepingResolver {
  @Mutation(() => WebhookSecretPayload, {
    description:
      'Has public changes sent to an address: one of the organisation’s representatives or an administrator may. The answer shows once with which secret they are signed. FORBIDDEN for others; CONFLICT where the organisation has ten webhooks; RESYNC_REQUIRED where the changes behind the cursor are not kept any more.',
  })
  async createWebhook(
    @KeptInput(() => CreateWebhookInput, 'Where to, and which changes.') input: CreateWebhookInput,
    @Ctx() context: WebhookContext,
  ): Promise<WebhookSecretPayload> {
    const { id, secret } = await createWebhook(input, context)
    return { ...(await payload(id, context)), secret }
  }

  @Mutation(() => WebhookPayload, {
    description:
      'Goes on with a webhook: at once, if its next delivery waits; again, if it was switched off; from an earlier place, if a cursor is given. Representatives of its organisation and administrators may. RESYNC_REQUIRED where the changes behind the cursor are not kept any more.',
  })
  async resumeWebhook(
    @KeptInput(() => ResumeWebhookInput, 'Which one, and from where.') input: ResumeWebhookInput,
    @Ctx() context: WebhookContext,
  ): Promise<WebhookPayload> {
    return payload(await resumeWebhook(input, context), context)
  }

  @Mutation(() => WebhookSecretPayload, {
    description:
      'Makes a new secret for a webhook, and answers it once. For a day from now deliveries are signed with the former one as well, so that none is refused while the receiver learns the new one; ask twice where the former is in wrong hands. Representatives of its organisation and administrators may.',
  })
  async rotateWebhookSecret(
    @KeptInput(() => RotateWebhookSecretInput, 'Which one.') input: RotateWebhookSecretInput,
    @Ctx() context: WebhookContext,
  ): Promise<WebhookSecretPayload> {
    const secret = await rotateWebhookSecret(input, context)
    return { ...(await payload(input.id, context)), secret }
  }

  @Mutation(() => WebhookPayload, {
    description:
      'Sends nothing more to a webhook, and forgets it and its deliveries. Representatives of its organisation and administrators may.',
  })
  async deleteWebhook(
    @KeptInput(() => DeleteWebhookInput, 'Which one.') input: DeleteWebhookInput,
    @Ctx() context: WebhookContext,
  ): Promise<WebhookPayload> {
    await deleteWebhook(input, context)
    return { webhook: null, warnings: [] }
  }
}

async function payload(id: string, context: WebhookContext): Promise<WebhookPayload> {
  return { webhook: await byId(webhooks, context).load(id), warnings: [] }
}

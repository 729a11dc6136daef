import { ArrayNotEmpty, ArrayUnique, IsOptional } from 'class-validator'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { RecordType } from '../../core/change-log/record-type'
import { ChangePayload } from '../../mutations/mutation.inputs'
import { recordPayload } from '../../mutations/payload'
import { Webhook } from './webhook.entity'

@InputType({ description: 'Where to send changes, which ones, and from when.' })
export class CreateWebhookInput {
  @Field({
    description:
      'An https address on the open Internet, without a password, at most 2,000 characters. It must answer a POST within 15 seconds with a status from 200 to 299; redirects are not followed.',
  })
  url!: string

  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation it belongs to, which you must represent. Null: a webhook of the registry itself, for administrators only.',
  })
  organisationId?: string | null

  @Field(() => [RecordType], {
    nullable: true,
    description: 'Only changes of these types of records. By default, all.',
  })
  @IsOptional()
  @ArrayNotEmpty({ message: 'types must have at least one value: leave it out for all types.' })
  @ArrayUnique({ message: 'types must not repeat a value.' })
  types?: RecordType[] | null

  @Field(() => String, {
    nullable: true,
    description:
      'A TERYT code: only changes of records that are in the unit, have left it or are gone. By default, the whole country.',
  })
  territory?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'A cursor of `changes` or of a feed: changes after it are sent first. By default, only changes from now on are sent.',
  })
  after?: string | null
}

@InputType({
  description:
    'What to change about a webhook. What you leave out stays; the changes that are still to be delivered follow the new settings.',
})
export class UpdateWebhookInput {
  @Field(() => ID, { description: 'The id of the webhook: `webhook_01j…`.' })
  id!: string

  @Field(() => String, {
    nullable: true,
    description:
      'Another https address on the open Internet, without a password, at most 2,000 characters. A delivery that waits is tried there at once. Not null.',
  })
  url?: string | null

  @Field(() => [RecordType], {
    nullable: true,
    description: 'Only changes of these types of records. Null: all.',
  })
  @IsOptional()
  @ArrayNotEmpty({ message: 'types must have at least one value: give null for all types.' })
  @ArrayUnique({ message: 'types must not repeat a value.' })
  types?: RecordType[] | null

  @Field(() => String, {
    nullable: true,
    description:
      'A TERYT code: only changes of records that are in the unit, have left it or are gone. Null: the whole country.',
  })
  territory?: string | null
}

@InputType({ description: 'The webhook that is to wait.' })
export class PauseWebhookInput {
  @Field(() => ID, { description: 'The id of the webhook: `webhook_01j…`.' })
  id!: string
}

@InputType({ description: 'The webhook to try out.' })
export class TestWebhookInput {
  @Field(() => ID, { description: 'The id of the webhook: `webhook_01j…`.' })
  id!: string
}

@InputType({ description: 'The webhook to resume, and from which change.' })
export class ResumeWebhookInput {
  @Field(() => ID, { description: 'The id of the webhook: `webhook_01j…`.' })
  id!: string

  @Field(() => String, {
    nullable: true,
    description:
      'A cursor of `changes` or of a feed: everything after it is sent, even if it was sent before. By default, the webhook continues where it stopped.',
  })
  after?: string | null
}

@InputType({ description: 'The webhook that is no longer needed.' })
export class DeleteWebhookInput {
  @Field(() => ID, { description: 'The id of the webhook to delete: `webhook_01j…`.' })
  id!: string
}

@InputType({ description: 'The webhook that needs a new secret.' })
export class RotateWebhookSecretInput {
  @Field(() => ID, { description: 'The id of the webhook: `webhook_01j…`.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of a webhook.' })
class WebhookPayload extends ChangePayload {
  @Field(() => Webhook, {
    nullable: true,
    description: 'The webhook as it is now. Null: it has been deleted.',
  })
  webhook!: Webhook | null
}

@ObjectType({
  simpleResolvers: true,
  description: 'The answer to a new webhook or a new secret. Only this answer has the secret.',
})
class WebhookSecretPayload extends WebhookPayload {
  @Field({
    description:
      'The secret, `whsec_…`, with which the receiver checks the header `webhook-signature` (Standard Webhooks). It is never shown again.',
  })
  secret!: string
}

@ObjectType({ simpleResolvers: true, description: 'What a receiver answered to a sample message.' })
class TestWebhookPayload extends WebhookPayload {
  @Field({ description: 'The header `webhook-id` of the sample.' })
  messageId!: string

  @Field(() => Int, {
    nullable: true,
    description: 'The HTTP status of the answer. Null: there was none.',
  })
  status!: number | null

  @Field(() => String, {
    nullable: true,
    description: 'Why the sample was not accepted, for people. Null: it was.',
  })
  problem!: string | null

  @Field(() => Int, { description: 'How long the answer took, in milliseconds.' })
  milliseconds!: number
}

export const webhookPayload = recordPayload(WebhookPayload, 'webhook')

export const webhookSecretPayload = recordPayload(WebhookSecretPayload, 'webhook')

export const testWebhookPayload = recordPayload(TestWebhookPayload, 'webhook')

import { ArrayNotEmpty, ArrayUnique, IsOptional } from 'class-validator'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { RecordType } from '../../change/record-type'
import { ChangePayload } from '../../keeping/keeping.inputs'
import { Webhook } from '../webhook.entity'

@InputType({ description: 'Where changes are to be sent, which, and from when on.' })
export class CreateWebhookInput {
  @Field({
    description:
      'An https address on the open Internet, without a password, at most 2,000 characters. It answers a POST within 15 seconds with a status of 200 to 299; redirects are not followed.',
  })
  url!: string

  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation that it belongs to, which you represent. Null: the registry’s own, which only an administrator makes.',
  })
  organisationId?: string | null

  @Field(() => [RecordType], {
    nullable: true,
    description: 'Only changes of records of these types. Of all, if not given.',
  })
  @IsOptional()
  @ArrayNotEmpty({ message: 'types must name at least one: leave it out for all.' })
  @ArrayUnique({ message: 'types must name each once.' })
  types?: RecordType[] | null

  @Field(() => String, {
    nullable: true,
    description:
      'A TERYT code: only changes of what lies in the unit, or has left it, and of what is gone. Of the whole country, if not given.',
  })
  territory?: string | null

  @Field(() => String, {
    nullable: true,
    description:
      'A cursor of `changes`, or of a feed: what has changed behind it is sent first. What changes from now on, if not given.',
  })
  after?: string | null
}

@InputType({ description: 'Which webhook is to go on, and from where.' })
export class ResumeWebhookInput {
  @Field(() => ID, { description: 'Names the webhook: `webhook_01j…`.' })
  id!: string

  @Field(() => String, {
    nullable: true,
    description:
      'A cursor of `changes`, or of a feed: everything behind it is sent, even if it was sent before. From where it has stopped, if not given.',
  })
  after?: string | null
}

@InputType({ description: 'Which webhook is to be forgotten.' })
export class DeleteWebhookInput {
  @Field(() => ID, { description: 'Names the webhook that is to go: `webhook_01j…`.' })
  id!: string
}

@InputType({ description: 'Which webhook is to have a new secret.' })
export class RotateWebhookSecretInput {
  @Field(() => ID, { description: 'Names the webhook: `webhook_01j…`.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to what becomes of a webhook.' })
export class WebhookPayload extends ChangePayload {
  @Field(() => Webhook, { nullable: true, description: 'The webhook as it is now. Null: it is deleted.' })
  webhook!: Webhook | null
}

@ObjectType({
  simpleResolvers: true,
  description: 'The answer to a new webhook, and to a new secret: the only one that has the secret.',
})
export class WebhookSecretPayload extends WebhookPayload {
  @Field({
    description:
      'With this, `whsec_…`, the receiver checks the header `webhook-signature`, as Standard Webhooks has it. It is never shown again.',
  })
  secret!: string
}

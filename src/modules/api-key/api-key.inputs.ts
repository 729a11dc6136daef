import { ArrayNotEmpty, ArrayUnique, IsOptional, Max, Min } from 'class-validator'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { DateTime } from '../../core/scalars'
import { IsPlainName, IsPlainText } from '../../core/values/plain-text'
import { ChangePayload } from '../../mutations/mutation.inputs'
import { recordPayload } from '../../mutations/payload'
import { HouseRuleCode } from '../moderation/house-rules'
import { ApiKey } from './api-key.entity'
import { ApiKeyScope } from './api-key.enums'

const MAX_REQUESTS = 100_000
const MAX_STATEMENT_LENGTH = 1_000

@InputType({ description: 'The purpose and the owner of a new API key.' })
export class CreateApiKeyInput {
  @Field({ description: 'What it is for, at most 100 characters: `Calendar of the town hall`.' })
  @IsPlainName(100)
  name!: string

  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation whose programs use it, which you must represent. Null: a key of the registry itself, for administrators only.',
  })
  organisationId?: string | null

  @Field(() => [ApiKeyScope], {
    defaultValue: Object.values(ApiKeyScope),
    description: 'Where it may be used. By default, everywhere.',
  })
  @ArrayNotEmpty({ message: 'scopes must have at least one value.' })
  @ArrayUnique({ message: 'scopes must not repeat a value.' })
  scopes!: ApiKeyScope[]

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it expires: at most five years from now. By default, in a year.',
  })
  expiresAt?: string | null

  @Field(() => Int, {
    nullable: true,
    description: `How many requests a minute this key may send, 1 to ${MAX_REQUESTS}. Only administrators may set it. By default, the key shares the limit of its organisation.`,
  })
  @IsOptional()
  @Min(1)
  @Max(MAX_REQUESTS)
  requestsPerMinute?: number | null
}

@InputType({ description: 'The key that should no longer work.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The id of the key, not the key itself: `apikey_01j…`.' })
  id!: string

  @Field(() => HouseRuleCode, {
    nullable: true,
    description:
      'The house rule it rests on, where an administrator revokes the key of others. By default, FAIR_USE.',
  })
  rule?: HouseRuleCode | null

  @Field(() => String, {
    nullable: true,
    description: `Why, for the account that created the key: plain text, at most ${MAX_STATEMENT_LENGTH} characters. For administrators who revoke the key of others.`,
  })
  @IsOptional()
  @IsPlainText(MAX_STATEMENT_LENGTH)
  statement?: string | null
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a change of an API key.' })
class ApiKeyPayload extends ChangePayload {
  @Field(() => ApiKey, { description: 'The API key, without the secret.' })
  apiKey!: ApiKey
}

@ObjectType({
  simpleResolvers: true,
  description: 'The answer to creating an API key. Only this answer has the key itself.',
})
class CreateApiKeyPayload extends ApiKeyPayload {
  @Field({
    description:
      'The key: send it as `Authorization: Bearer …`. Keep it secret. The registry stores only its digest and cannot show it again.',
  })
  key!: string
}

export const apiKeyPayload = recordPayload(ApiKeyPayload, 'apiKey')

export const createApiKeyPayload = recordPayload(CreateApiKeyPayload, 'apiKey')

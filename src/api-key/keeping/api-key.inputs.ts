import { ArrayNotEmpty, ArrayUnique, IsOptional, Max, Min } from 'class-validator'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { ChangePayload } from '../../keeping/keeping.inputs'
import { IsPlainName } from '../../shared/plain-text'
import { DateTime } from '../../shared/scalars'
import { ApiKey } from '../api-key.entity'
import { ApiKeyScope } from '../api-key.enums'

const MOST_REQUESTS = 100_000

@InputType({ description: 'What an API key is for, and whose it is.' })
export class CreateApiKeyInput {
  @Field({ description: 'What it is for, at most 100 characters: `Calendar of the town hall`.' })
  @IsPlainName(100)
  name!: string

  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation whose programs show it, which you represent. Null: the registry’s own, which only an administrator makes.',
  })
  organisationId?: string | null

  @Field(() => [ApiKeyScope], {
    defaultValue: Object.values(ApiKeyScope),
    description: 'Where it may be shown: everywhere, if not given.',
  })
  @ArrayNotEmpty({ message: 'scopes must name at least one.' })
  @ArrayUnique({ message: 'scopes must name each once.' })
  scopes!: ApiKeyScope[]

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when on it is refused: at most five years from now. In a year, if not given.',
  })
  expiresAt?: string | null

  @Field(() => Int, {
    nullable: true,
    description: `How many requests a minute it alone is good for, 1 to ${MOST_REQUESTS}: only an administrator says so. It shares those that its organisation has, if not given.`,
  })
  @IsOptional()
  @Min(1)
  @Max(MOST_REQUESTS)
  requestsPerMinute?: number | null
}

@InputType({ description: 'Which API key is to be refused from now on.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'Names the key: `apikey_01j…`. Not the key itself.' })
  id!: string
}

@ObjectType({ simpleResolvers: true, description: 'The answer to a new API key, and to the end of one.' })
export class ApiKeyPayload extends ChangePayload {
  @Field(() => ApiKey, { description: 'What is kept of it.' })
  apiKey!: ApiKey
}

@ObjectType({
  simpleResolvers: true,
  description: 'The answer to a new API key: the only one that has the key itself.',
})
export class CreateApiKeyPayload extends ApiKeyPayload {
  @Field({
    description:
      'The key, to be sent as `Authorization: Bearer …`. Keep it as a secret: the registry has its digest only, and never shows it again.',
  })
  key!: string
}

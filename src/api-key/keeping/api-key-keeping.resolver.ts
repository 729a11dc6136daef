import { Ctx, Mutation, Resolver } from 'type-graphql'
import type { AccountContext } from '../../account/account-context'
import { KeptInput } from '../../keeping/kept-input'
import { byId } from '../../shared/collection'
import type { Context } from '../../shared/context'
import { type ApiKey, apiKeys } from '../api-key.entity'
import { ApiKeyPayload, CreateApiKeyInput, CreateApiKeyPayload, RevokeApiKeyInput } from './api-key.inputs'
import { createApiKey, revokeApiKey } from './keep-keys'

@Resolver()
export class ApiKeyKeepingResolver {
  @Mutation(() => CreateApiKeyPayload, {
    description:
      'Makes an API key for the programs of an organisation: one of its representatives or an administrator may. The answer shows it once. FORBIDDEN for others; CONFLICT where the organisation has twenty in use.',
  })
  async createApiKey(
    @KeptInput(() => CreateApiKeyInput, 'What it is for, and whose it is.') input: CreateApiKeyInput,
    @Ctx() context: AccountContext,
  ): Promise<CreateApiKeyPayload> {
    const { id, key } = await createApiKey(input, context)
    return { ...(await payload(id, context)), key }
  }

  @Mutation(() => ApiKeyPayload, {
    description:
      'Ends an API key: from now on whoever shows it is refused. Representatives of its organisation and administrators may.',
  })
  async revokeApiKey(
    @KeptInput(() => RevokeApiKeyInput, 'Which one.') input: RevokeApiKeyInput,
    @Ctx() context: AccountContext,
  ): Promise<ApiKeyPayload> {
    return payload(await revokeApiKey(input, context), context)
  }
}

async function payload(id: string, context: Context): Promise<ApiKeyPayload> {
  return { apiKey: (await byId(apiKeys, context).load(id)) as ApiKey, warnings: [] }
}

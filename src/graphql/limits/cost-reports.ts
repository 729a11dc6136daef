import type { ApolloServerPlugin } from '@apollo/server'
import type { ServerContext } from '../context/request-context'

/** Tells what Apollo Server's answers have cost. */
export const costReports: ApolloServerPlugin<ServerContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body }, contextValue: { cost } }) {
        if (!cost || body.kind !== 'single') return
        const { singleResult } = body
        body.singleResult = { ...singleResult, extensions: { ...singleResult.extensions, cost: cost.report } }
      },
    }
  },
}

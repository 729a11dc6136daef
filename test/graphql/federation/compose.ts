import { composeServices as composeWithApollo } from '@apollo/composition'
import { composeServices as composeWithGuild } from '@theguild/federation-composition'
import { parse } from 'graphql'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { cityAlertsSdl } from './city-alerts'

interface Composition {
  readonly supergraphSdl: string
  readonly errors: readonly string[]
  readonly hints: readonly string[]
}

const messages = (problems: readonly { message: string }[] = []) => problems.map(({ message }) => message)

/** Both programs that gateways are composed with, and what each says of our subgraph and the city's. */
export const composers: Record<string, (registryUrl: string, alertsUrl: string) => Composition> = {
  '@apollo/composition': (...urls) => {
    const { supergraphSdl = '', errors, hints } = composeWithApollo(subgraphs(...urls))
    return { supergraphSdl, errors: messages(errors), hints: messages(hints) }
  },
  // This one knows no hints.
  '@theguild/federation-composition': (...urls) => {
    const { supergraphSdl = '', errors } = composeWithGuild(subgraphs(...urls))
    return { supergraphSdl, errors: messages(errors), hints: [] }
  },
}

const subgraphs = (registryUrl: string, alertsUrl: string) => [
  { name: 'registry', typeDefs: parse(registrySchema().sdl), url: registryUrl },
  { name: 'city-alerts', typeDefs: parse(cityAlertsSdl), url: alertsUrl },
]

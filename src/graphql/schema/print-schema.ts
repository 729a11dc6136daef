import 'reflect-metadata'
import './resolvers'
import { writeFileSync } from 'node:fs'
import { printHealthDefinitions } from '../../modules/health/print-definitions'
import { printClientSchema } from './client-schema'
import { registrySchema } from './schema'

const { sdl, clientSchema } = registrySchema()
writeFileSync('schema/schema.graphql', sdl)
writeFileSync('schema/api.graphql', printClientSchema(clientSchema))
writeFileSync('docs/health-signals.md', printHealthDefinitions())

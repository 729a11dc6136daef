import { writeFileSync } from 'node:fs'
import { printClientSchema } from './client-schema'
import { registrySchema } from './schema'

const { sdl, clientSchema } = registrySchema()
writeFileSync('schema/schema.graphql', sdl)
writeFileSync('schema/api.graphql', printClientSchema(clientSchema))

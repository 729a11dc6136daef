import { writeFileSync } from 'node:fs'
import { registrySchema } from './schema'

writeFileSync('schema/schema.graphql', registrySchema().sdl)

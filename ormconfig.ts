import { readConfig } from './src/config'
import { createDataSource } from './src/database/data-source'

export default createDataSource(readConfig(process.env).databaseUrl)

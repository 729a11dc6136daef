import { Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../shared/context'
import { readViewer, Viewer } from './viewer'

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Whoever asks. Null for a visitor.' })
  viewer(@Ctx() context: Context) {
    return context.viewer && readViewer(context.viewer.accountId, context)
  }
}

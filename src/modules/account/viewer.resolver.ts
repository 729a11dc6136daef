import { Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../core/context'
import { readViewer, Viewer } from './viewer'

@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'The signed-in account. Null for a visitor.' })
  viewer(@Ctx() context: Context) {
    return context.viewer && readViewer(context.viewer, context)
  }
}

import { Context } from '@temporalio/activity';

/** The activity that runs here, by its id in the history of its run. */
export function thisActivity(): string {
  const { workflowExecution, activityId } = Context.current().info;
  return activityOf(workflowExecution?.workflowId ?? '', activityId);
}

/** The name of an activity among those of all runs. */
export function activityOf(workflowId: string, activityId: string): string {
  return `${workflowId} ${activityId}`;
}

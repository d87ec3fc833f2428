import { isGrpcServiceError } from '@temporalio/client';

/** The codes of gRPC that Tidings tells apart. */
export const grpcStatus = { INVALID_ARGUMENT: 3, DEADLINE_EXCEEDED: 4, UNAVAILABLE: 14 } as const;

/** The code with which Temporal, or the way to it, refused a call; undefined for errors of another kind. */
export function grpcCodeOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && isGrpcServiceError(error.cause) ? error.cause.code : undefined;
}

/** True for errors that mean Temporal is away or slow, as opposed to a fault of ours. */
export function isTemporalAway(error: unknown): boolean {
  return grpcCodeOf(error) !== undefined;
}

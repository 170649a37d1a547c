/**
 * Run two tasks at once. When one fails the other is told to stop and waited for, so that nothing keeps working in a
 * folder that is about to be removed.
 */
export const together = async <A, B>(
  signal: AbortSignal,
  first: (signal: AbortSignal) => Promise<A>,
  second: (signal: AbortSignal) => Promise<B>,
): Promise<[A, B]> => {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const tasks = [first(either), second(either)] as const;
  try {
    return await Promise.all(tasks);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(tasks);
    throw error;
  }
};

/** What the client says when it is refused; nothing if it is not. */
export async function refusal(promise) {
  try {
    await promise;
    return "none";
  } catch (error) {
    return error.code ?? error.name;
  }
}

/** Receives exactly one message. */
export async function one(receiver) {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 10000 });
  return message;
}

/** All that comes at once. */
export async function all(receiver, most = 100) {
  return (await receiver.receiveMessages(most, { maxWaitTimeInMs: 500 })).map((message) => message.body);
}

/** Without this option the client renews locks by itself. */
export const unrenewed = { maxAutoLockRenewalDurationInMs: 0 };

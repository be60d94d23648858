"""WebSub: subscriptions to hubs, and the endpoint that hubs call."""

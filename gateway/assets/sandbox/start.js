/* global EmbeddedSandbox */
if (window.EmbeddedSandbox) {
  document.getElementById('offline').remove();
  new EmbeddedSandbox({
    target: '#sandbox',
    initialEndpoint: `${location.origin}/graphql`,
    initialSubscriptionEndpoint: `${location.origin.replace(/^http/, 'ws')}/graphql`,
  });
}

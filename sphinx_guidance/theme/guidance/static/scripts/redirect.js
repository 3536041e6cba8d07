// Leads from a page that moved to its new address, keeping the fragment; some anchors moved elsewhere.
const { to, anchors } = document.currentScript.dataset;
const own = JSON.parse(anchors)[decodeURIComponent(location.hash.slice(1))];
location.replace(own ?? (to.includes("#") ? to : to + location.hash));

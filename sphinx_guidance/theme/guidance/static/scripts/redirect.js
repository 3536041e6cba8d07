// Leads from a page that moved to its new address, keeping the fragment.
const to = document.currentScript.dataset.to;
location.replace(to.includes("#") ? to : to + location.hash);

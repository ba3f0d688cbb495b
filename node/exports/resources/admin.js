// SPDX-License-Identifier: Apache-2.0
// Written by tools/surface_node.py.
"use strict";

const { classOf } = require("../../lib/resources.js");

const Admin = classOf("admin");
const AdminAPIKeys = classOf("admin.organization.adminAPIKeys");
const ApiKeys = classOf("admin.organization.projects.apiKeys");
const AuditLogs = classOf("admin.organization.auditLogs");
const Certificates = classOf("admin.organization.certificates");
const DataRetention = classOf("admin.organization.dataRetention");
const Groups = classOf("admin.organization.groups");
const HostedToolPermissions = classOf("admin.organization.projects.hostedToolPermissions");
const Invites = classOf("admin.organization.invites");
const ModelPermissions = classOf("admin.organization.projects.modelPermissions");
const Organization = classOf("admin.organization");
const Projects = classOf("admin.organization.projects");
const RateLimits = classOf("admin.organization.projects.rateLimits");
const Roles = classOf("admin.organization.roles");
const ServiceAccounts = classOf("admin.organization.projects.serviceAccounts");
const SpendAlerts = classOf("admin.organization.spendAlerts");
const SpendLimit = classOf("admin.organization.spendLimit");
const Usage = classOf("admin.organization.usage");
const Users = classOf("admin.organization.users");

module.exports = {
  Admin,
  AdminAPIKeys,
  ApiKeys,
  AuditLogs,
  Certificates,
  DataRetention,
  Groups,
  HostedToolPermissions,
  Invites,
  ModelPermissions,
  Organization,
  Projects,
  RateLimits,
  Roles,
  ServiceAccounts,
  SpendAlerts,
  SpendLimit,
  Usage,
  Users,
};

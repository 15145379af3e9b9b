package io.scimserver.console.activity;

import java.util.List;

/**
 * Requests that follow each other closely: one synchronisation of an identity provider, as a rule.
 *
 * @param source the labels of the tokens that were used; empty if none was
 * @param time the time of the first request; of the first one that was counted, if there are too many
 * @param summary what all requests of the cycle did, those on older pages too; empty if the cycle began on a newer page,
 *     which says it
 * @param entries those that are on this page, the newest first
 */
public record SyncCycle(String source, String time, String summary, List<EntryView> entries) {}
